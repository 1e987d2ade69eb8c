import { endSession, signOutEverywhere } from '@/lib/account/commands'
import { callerOf } from '@/lib/auth/caller'
import { readForm } from '@/lib/http/form-body'
import { answering, problem } from '@/lib/http/problem'
import { redirecting } from '@/lib/http/redirecting'

/** `POST /api/account/sessions`: ends the session `id`, or with `id=all` every one of the account, this one included. */
export function POST(request: Request) {
  return answering('POST /api/account/sessions', async () => {
    const form = await readForm(request)
    if (!form.ok) return problem(form.error)
    const caller = callerOf(request.headers)
    const id = form.value.get('id') ?? ''
    const done = id === 'all' ? await signOutEverywhere(caller) : await endSession(caller, id)
    if (!done.ok && done.error.code === 'cross_site') return problem({ code: 'cross_site' })
    if (!done.ok) return redirecting(`/sign-in?error=${done.error.code}`)
    return redirecting(id === 'all' ? '/' : '/settings/account')
  })
}

import { removeWay } from '@/lib/account/commands'
import { callerOf } from '@/lib/auth/caller'
import { readForm } from '@/lib/http/form-body'
import { answering, problem } from '@/lib/http/problem'
import { redirecting } from '@/lib/http/redirecting'

/** `POST /api/account/unlink`: takes a way out of the account that is signed in. `provider` and `id` name it. */
export function POST(request: Request) {
  return answering('POST /api/account/unlink', async () => {
    const form = await readForm(request)
    if (!form.ok) return problem(form.error)
    const way = { provider: form.value.get('provider') ?? '', id: form.value.get('id') ?? '' }
    const done = await removeWay(callerOf(request.headers), way)
    if (!done.ok && done.error.code === 'cross_site') return problem({ code: 'cross_site' })
    return redirecting(done.ok ? '/settings/account' : `/settings/account?error=${done.error.code}`)
  })
}

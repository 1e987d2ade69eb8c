import { answerForm } from '@/components/account/answer-form'
import { callerOf } from '@/lib/auth/caller'
import { beginLinking } from '@/lib/auth/commands'
import { readForm } from '@/lib/http/form-body'
import { answering, problem } from '@/lib/http/problem'

/** `POST /api/account/link`: begins to add a way to the account that is signed in. `way`, and `email` for an address. */
export function POST(request: Request) {
  return answering('POST /api/account/link', async () => {
    const form = await readForm(request)
    if (!form.ok) return problem(form.error)
    const [way, email] = ['way', 'email'].map((name) => form.value.get(name))
    return answerForm(await beginLinking(callerOf(request.headers), { way, email }), '/settings/account')
  })
}

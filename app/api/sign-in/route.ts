import { answerForm } from '@/components/account/answer-form'
import { callerOf } from '@/lib/auth/caller'
import { beginSignIn } from '@/lib/auth/commands'
import { readForm } from '@/lib/http/form-body'
import { answering, problem } from '@/lib/http/problem'

/** `POST /api/sign-in`: the form of `/sign-in`. `way`, and `email` for a mailed link; `to`, where to go afterwards. */
export function POST(request: Request) {
  return answering('POST /api/sign-in', async () => {
    const form = await readForm(request)
    if (!form.ok) return problem(form.error)
    const [way, email, to] = ['way', 'email', 'to'].map((name) => form.value.get(name))
    return answerForm(await beginSignIn(callerOf(request.headers), { way, email, to }), '/sign-in')
  })
}

import { answerForm } from '@/components/account/answer-form'
import { callerOf } from '@/lib/auth/caller'
import { confirmLink } from '@/lib/auth/commands'
import { readForm } from '@/lib/http/form-body'
import { answering, problem } from '@/lib/http/problem'

/** `POST /api/sign-in/confirm`: the button of a mailed link's page. Only this uses the link up. */
export function POST(request: Request) {
  return answering('POST /api/sign-in/confirm', async () => {
    const form = await readForm(request)
    if (!form.ok) return problem(form.error)
    const [token, to] = ['token', 'to'].map((name) => form.value.get(name))
    return answerForm(await confirmLink(callerOf(request.headers), { token, to }), '/sign-in')
  })
}

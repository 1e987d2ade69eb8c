import { callerOf } from '@/lib/auth/caller'
import { signOut } from '@/lib/auth/commands'
import { serializeCookie } from '@/lib/auth/cookie'
import { answering, problem } from '@/lib/http/problem'
import { redirecting } from '@/lib/http/redirecting'

/** `POST /api/sign-out`: ends this browser's session, then shows the first page. */
export function POST(request: Request) {
  return answering('POST /api/sign-out', async () => {
    const cookies = await signOut(callerOf(request.headers))
    return cookies ? redirecting('/', cookies.map(serializeCookie)) : problem({ code: 'cross_site' })
  })
}

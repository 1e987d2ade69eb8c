import { callerOf } from '@/lib/auth/caller'
import { finishSignIn } from '@/lib/auth/commands'
import { answering } from '@/lib/http/problem'
import { redirecting } from '@/lib/http/redirecting'

type Context = { params: Promise<{ nextauth: string[] }> }

/** `GET /api/auth/callback/<provider>`: where providers send people back. Nothing else of next-auth is public. */
export function GET(request: Request, { params }: Context) {
  return answering('GET /api/auth', async () => {
    const [action, way, ...rest] = (await params).nextauth
    if (action !== 'callback' || !way || rest.length > 0) return new Response(null, { status: 404 })
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const finished = await finishSignIn(callerOf(request.headers), { way, query })
    if (finished.ok) return redirecting(finished.value.location, finished.value.cookies)
    const { code, isLinking } = finished.error
    return redirecting(`${isLinking ? '/settings/account' : '/sign-in'}?error=${code}`)
  })
}

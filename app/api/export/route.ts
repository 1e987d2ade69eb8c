import { callerOf } from '@/lib/auth/caller'
import { getExport } from '@/lib/custody/queries'
import { answering, comeAgain, problem } from '@/lib/http/problem'

/** `GET /api/export`: everything kept of the caller, as a file. */
export function GET(request: Request) {
  return answering('GET /api/export', async () => {
    const found = await getExport(callerOf(request.headers))
    if (!found.ok)
      return found.error.code === 'too_many'
        ? comeAgain('too_many', found.error.retryAfterSeconds)
        : problem(found.error)
    const file = found.value
    return new Response(`${JSON.stringify(file, null, 1)}\n`, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="serverside-${file.exportedAt.slice(0, 10)}.json"`,
        'cache-control': 'private, no-store',
        vary: 'Cookie',
      },
    })
  })
}

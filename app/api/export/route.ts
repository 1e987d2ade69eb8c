import { callerOf } from '@/lib/auth/caller'
import { overExportLimit } from '@/lib/auth/limit'
import { getExport } from '@/lib/custody/queries'
import { answering, comeAgain, problem } from '@/lib/http/problem'

/** `GET /api/export`: everything kept of the caller, as a file. */
export function GET(request: Request) {
  return answering('GET /api/export', async () => {
    const caller = callerOf(request.headers)
    const wait = await overExportLimit(caller)
    if (wait !== null) return comeAgain('too_many', wait)
    const file = await getExport(caller)
    if (!file) return problem({ code: 'nobody' })
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

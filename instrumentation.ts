import type { Instrumentation } from 'next'

/** Runs once before the server takes requests. `NEXT_RUNTIME` is filled in by the bundler and keeps Node code out of the edge. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { boot } = await import('@/lib/boot')
  await boot()
}

/** Logs what broke while rendering; the digest is the id that the error page shows to the reader. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('@/lib/log')
  const errorId = error instanceof Error && 'digest' in error ? error.digest : undefined
  const { method } = request
  // What stands behind the question mark may open an account: a mailed link carries its token there.
  const [path] = request.path.split('?')
  log.error(
    { err: error, errorId, method, path, route: context.routePath, kind: context.routeType },
    'request failed',
  )
}

import { getReadiness } from '@/lib/db/readiness'

/** Whether to send readers here: the database answers, has our schema, and we are not about to stop. */
export const dynamic = 'force-dynamic'

export async function GET() {
  const readiness = await getReadiness()
  const status = readiness === 'ready' ? 200 : 503
  return Response.json({ status: readiness }, { status, headers: { 'cache-control': 'no-store' } })
}

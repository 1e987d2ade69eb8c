/** The process runs and answers. Says nothing about the database: restarting us would not bring that back. */
export const dynamic = 'force-dynamic'

export function GET() {
  return Response.json({ status: 'live' }, { headers: { 'cache-control': 'no-store' } })
}

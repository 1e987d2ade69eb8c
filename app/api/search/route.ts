import { searchContent } from '@/lib/search/queries'

/** `GET /api/search?q=…`: the results the palette shows. Public and the same for everybody, so caches may keep it. */
export function GET(request: Request) {
  const query = new URL(request.url).searchParams.get('q') ?? ''
  return Response.json(searchContent(query, 12), { headers: { 'cache-control': 'public, max-age=300' } })
}

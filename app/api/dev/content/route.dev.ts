import { followNews } from '@/lib/content/live'

export const dynamic = 'force-dynamic'

/**
 * Tells an open page when content was compiled anew and what is wrong with it (server-sent events).
 * Files that end in `.dev.ts` and `.dev.tsx` are routes under `npm run dev` only (next.config.mjs).
 */
export function GET(request: Request): Response {
  const href = new URL(request.url).searchParams.get('page') ?? ''
  const encoder = new TextEncoder()
  let end = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      end = followNews(href, (news) => controller.enqueue(encoder.encode(`data: ${news}\n\n`)))
    },
    cancel: () => end(),
  })
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  })
}

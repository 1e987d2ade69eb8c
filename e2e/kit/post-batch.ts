import type { RecordedView } from '@/lib/progress/schema'

/** Test kit: one `POST /api/progress`, and how it went. */
export type Sent = {
  address: string
  cookie?: string
  expectedLearner?: string | null
  births?: string[]
  events: unknown[]
}
export type Posted = {
  /** 0 when no answer came, or half of one. */
  status: number
  ms: number
  retryAfter: string | null
  cookie: string | null
  view: RecordedView | null
  text: string
}

export async function postBatch({
  address,
  cookie = '',
  expectedLearner = null,
  births,
  events,
}: Sent): Promise<Posted> {
  const began = performance.now()
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, cookie },
    body: JSON.stringify({ v: 1, expectedLearner, births, events }),
    signal: AbortSignal.timeout(30_000),
  }
  const broken = { status: 0, retryAfter: null, cookie: null, view: null, text: '' }
  try {
    const response = await fetch(`${address}/api/progress`, request)
    const text = await response.text()
    return {
      status: response.status,
      ms: performance.now() - began,
      retryAfter: response.headers.get('retry-after'),
      cookie: response.headers.get('set-cookie')?.split(';')[0] ?? null,
      view: response.ok ? JSON.parse(text) : null,
      text,
    }
  } catch (error) {
    return {
      ...broken,
      ms: performance.now() - began,
      text: String(error instanceof Error ? error.cause : error),
    }
  }
}

/** Who the server takes this browser for, and the ids of everything it has of them. Rejects without a connection. */
export async function askKnownEvents(): Promise<{ learner: string | null; ids: Set<string> }> {
  const ids = new Set<string>()
  let since = 0
  for (;;) {
    const response = await fetch(`/api/progress?since=${since}`, { signal: AbortSignal.timeout(30_000) })
    if (!response.ok) throw new Error(`GET /api/progress: ${response.status}`)
    const { learner, cursor, events, more } = await response.json()
    for (const { eventId } of events) ids.add(eventId)
    if (!more) return { learner, ids }
    since = cursor
  }
}

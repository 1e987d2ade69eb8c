/** What the server has of whoever is here. `says`: by id of the entry, see `saying`. */
export type KnownEvents = { learner: string | null; says: Map<string, string> }

type Said = { type: string; subjectId: string; contentRev?: string; payload?: unknown }

/** Who the server takes this browser for, and what it has of them. Rejects without a connection. */
export async function askKnownEvents(): Promise<KnownEvents> {
  const says = new Map<string, string>()
  let since = 0
  for (;;) {
    const response = await fetch(`/api/progress?since=${since}`, { signal: AbortSignal.timeout(30_000) })
    if (!response.ok) throw new Error(`GET /api/progress: ${response.status}`)
    const { learner, cursor, events, more } = await response.json()
    for (const event of events) says.set(event.eventId, saying(event))
    if (!more) return { learner, says }
    since = cursor
  }
}

/** What an entry says, as one text whatever the order of its keys. Not when: the server holds back clocks that run ahead. */
export const saying = ({ type, subjectId, contentRev, payload }: Said): string =>
  JSON.stringify([type, subjectId, type === 'question_answered' ? contentRev : null, payload], inOrder)

const inOrder = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

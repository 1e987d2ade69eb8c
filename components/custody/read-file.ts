import type { Pending } from '@/components/progress/pending-store'
import { recordOf } from '@/lib/progress/event'
import type { LearnerEvent } from '@/lib/progress/event-schema'

/** What a file holds. `found`: entries that the server found out itself, such as a completion, and will again. */
export type Carried = { items: Omit<Pending, 'owner'>[]; found: number }
type Read = { ok: true; value: Carried } | { ok: false; says: string }

const formats = ['serverside-progress', 'serverside-outbox']
/** Characters. Some twenty years of learning every day. */
const longest = 60_000_000

/** Reads an export or a download of what waited (docs/export-format.md). Total: any text may come. */
export function readFile(text: string): Read {
  if (text.length > longest) return wrong('The file is larger than anything this portal writes.')
  const file = parsed(text)
  if (file === undefined) return wrong('The file is not JSON. Choose one that was downloaded here.')
  if (!isRecord(file) || !formats.includes(String(file.format)))
    return wrong('The file is JSON, but neither an export of your progress nor a download of what waited.')
  if (file.v !== 1) return wrong(`The file has version ${file.v}; this portal reads version 1.`)
  if (!Array.isArray(file.events)) return wrong('The file has no list “events”.')
  const bad = file.events.findIndex((event) => !isEvent(event))
  if (bad >= 0) return wrong(`Entry ${bad + 1} of “events” is no entry: ${missing(file.events[bad])}.`)
  const events: Told[] = file.events
  const made = new Map(
    events.flatMap((event) => (event.deviceId ? [[event.eventId.toLowerCase(), event] as const] : [])),
  )
  return { ok: true, value: { items: [...made.values()].map(itemOf), found: events.filter(isFound).length } }
}

const wrong = (says: string): Read => ({ ok: false, says })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Told = LearnerEvent & { told?: { right: boolean | null; lesson: string | null; day: string } }

const isFound = ({ deviceId }: Told) => !deviceId

/** Of what every entry has; what else an event needs is for the server to say. */
const needed = ['eventId', 'type', 'subjectId', 'occurredAt'] as const
const isRecord = (given: unknown): given is Record<string, unknown> =>
  typeof given === 'object' && given !== null && !Array.isArray(given)

const isEvent = (given: unknown) => missing(given) === null

function missing(given: unknown): string | null {
  if (!isRecord(given)) return 'it is no object'
  const field = needed.find((name) => typeof given[name] !== 'string')
  if (field) return `it has no “${field}”`
  return isRecord(given.payload) ? null : 'it has no “payload”'
}

/** The event as it was made, and what an export knows of how it was graded. */
function itemOf({ told, ...event }: Told): Omit<Pending, 'owner'> {
  const graded =
    told && typeof told.right === 'boolean' && typeof told.lesson === 'string'
      ? { right: told.right, lessonId: told.lesson, localDay: String(told.day) }
      : undefined
  return { event: { ...event, eventId: event.eventId.toLowerCase() }, record: recordOf(event, graded) }
}

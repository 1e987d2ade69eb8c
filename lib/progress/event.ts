import type { Answer } from '@/lib/quiz/answer'
import type { LearnerEvent } from './event-schema'
import type { RecordedEvent } from './record'

/** Making events. Runs in the browser: no Zod, no server. */

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A UUIDv7 (RFC 9562): sorts by time, 74 random bits. `now` in milliseconds. */
export function newEventId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const time = Math.max(0, Math.trunc(now)) % 2 ** 48
  for (let index = 0; index < 6; index++) bytes[index] = Math.floor(time / 2 ** (8 * (5 - index))) % 256
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const text = hex(bytes)
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  )
}

type Device = { id: string; seq: number }
/** What every event has besides what it says. */
type Made = 'eventId' | 'deviceId' | 'deviceSeq' | 'occurredAt' | 'tzOffsetMin'
type Without<Event, Keys extends PropertyKey> = Event extends unknown ? Omit<Event, Keys> : never
/** What somebody did, before it became an event. */
export type Draft = Without<LearnerEvent, Made>

/** The event of something done. Make it once, before the first send; every retry sends this same object. */
export function eventOf(draft: Draft, device: Device, now: Date = new Date()): LearnerEvent {
  return {
    ...draft,
    eventId: newEventId(now.getTime()),
    deviceId: device.id,
    deviceSeq: device.seq,
    occurredAt: now.toISOString(),
    tzOffsetMin: -now.getTimezoneOffset(),
  }
}

type Answered = { question: string; rev: string; answer: Answer; device: Device; now?: Date }

/** The event of one answer; `now` is taken from the device when absent. */
export const answeredEvent = ({ question, rev, answer, device, now }: Answered): LearnerEvent =>
  eventOf(
    { type: 'question_answered', subjectId: question, contentRev: rev, payload: { answer } },
    device,
    now,
  )

type Graded = { lessonId: string; right: boolean; localDay: string }

/** The record that the server will probably make of an event; an answer needs what the page found out about it. */
export function recordOf(event: LearnerEvent, graded?: Graded): RecordedEvent | null {
  const { type, eventId, subjectId, payload, occurredAt } = event
  const said = { type, eventId, subjectId, payload, occurredAt }
  if (type !== 'question_answered') return said as RecordedEvent
  return graded ? ({ ...said, contentRev: event.contentRev, ...graded } as RecordedEvent) : null
}

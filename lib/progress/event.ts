import type { Answer } from '@/lib/quiz/answer'
import type { LearnerEvent } from './schema'

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

type Answered = {
  question: string
  rev: string
  answer: Answer
  device: { id: string; seq: number }
  /** Taken from the device when absent. */
  now?: Date
}

/** The event of one answer. Make it once, before the first send; every retry sends this same object. */
export function answeredEvent({ question, rev, answer, device, now = new Date() }: Answered): LearnerEvent {
  return {
    eventId: newEventId(now.getTime()),
    deviceId: device.id,
    deviceSeq: device.seq,
    type: 'question_answered',
    subjectId: question,
    contentRev: rev,
    payload: { answer },
    occurredAt: now.toISOString(),
    tzOffsetMin: -now.getTimezoneOffset(),
  }
}

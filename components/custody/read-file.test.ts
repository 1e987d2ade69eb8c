import { describe, expect, it } from 'vitest'
import { answeredEvent, eventOf } from '@/lib/progress/event'
import { readFile } from './read-file'

const device = { id: '5f0a1f6e-3a52-4f5e-9d41-7a64a1f3c001', seq: 3 }
/** As JSON gives it back: it knows no −0, which is what UTC is as an offset. */
const written = <Event>(event: Event): Event => JSON.parse(JSON.stringify(event))
const bookmark = written(
  eventOf({ type: 'bookmark_set', subjectId: 'lsn_aaaaaaaa', payload: { on: true } }, device),
)
const answer = written(
  answeredEvent({ question: 'qst_aaaaaaaa', rev: 'r1', answer: { kind: 'single', choice: 0 }, device }),
)
const told = { right: true, lesson: 'lsn_aaaaaaaa', day: '2026-11-25', receivedAt: '2026-11-25T10:00:00Z' }
const read = (file: object) => readFile(JSON.stringify({ format: 'serverside-progress', v: 1, ...file }))
const says = (text: string) => {
  const result = readFile(text)
  return result.ok ? 'nothing is wrong' : result.says
}

describe('a file to import', () => {
  it('gives its events back as their browser made them, with what the server had found out', () => {
    const result = read({ events: [{ ...answer, told }, bookmark] })
    expect(result).toMatchObject({ ok: true, value: { found: 0 } })
    const items = result.ok ? result.value.items : []
    expect(items.map(({ event }) => event)).toEqual([answer, bookmark])
    expect(items[0]?.record).toMatchObject({ right: true, lessonId: 'lsn_aaaaaaaa', localDay: '2026-11-25' })
  })

  it('may be what waited on a device, of which only the server can tell how answers are graded', () => {
    const result = read({ format: 'serverside-outbox', events: [answer] })
    expect(result).toMatchObject({ ok: true, value: { items: [{ event: answer, record: null }] } })
  })

  it('leaves out what the server found out itself, and what stands there twice', () => {
    const { deviceId, deviceSeq, tzOffsetMin, ...completion } = { ...bookmark, type: 'lesson_completed' }
    const again = { ...answer, eventId: answer.eventId.toUpperCase() }
    const result = read({ events: [completion, answer, again] })
    expect(result).toMatchObject({ ok: true, value: { found: 1, items: [{ event: answer }] } })
    expect(result.ok && result.value.items).toHaveLength(1)
  })

  it.each([
    ['no JSON', '{', 'not JSON'],
    ['another JSON', '{"name":"x"}', 'neither an export'],
    ['a list', '[]', 'neither an export'],
    ['null', 'null', 'neither an export'],
    ['a newer version', '{"format":"serverside-progress","v":2}', 'version 2'],
    ['no events', '{"format":"serverside-outbox","v":1,"events":{}}', 'no list'],
    [
      'a hole',
      '{"format":"serverside-outbox","v":1,"events":[null]}',
      'Entry 1 of “events” is no entry: it is no object',
    ],
    ['half an event', '{"format":"serverside-outbox","v":1,"events":[{"eventId":"a"}]}', 'has no “type”'],
  ])('with %s says what is wrong', (_, text, words) => {
    expect(says(text)).toContain(words)
  })

  it('says which field of which entry is missing', () => {
    const { payload, ...rest } = bookmark
    expect(says(JSON.stringify({ format: 'serverside-outbox', v: 1, events: [answer, rest] }))).toBe(
      'Entry 2 of “events” is no entry: it has no “payload”.',
    )
  })
})

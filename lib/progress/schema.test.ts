import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer } from '@/lib/quiz/answer'
import { answeredEvent, newEventId } from './event'
import { checkBatch, checkEvent } from './schema'

const device = { id: '5f0a1f6e-3a52-4f5e-9d41-7a64a1f3c001', seq: 1 }
const event = (answer: Answer = { kind: 'single', choice: 0 }) =>
  answeredEvent({ question: 'qst_aaaaaaaa', rev: 'r1', answer, device })
const said = (draft: object) => ({ ...event(), contentRev: undefined, ...draft })
const page = 'lsn_aaaaaaaa'
const note = { note: '5f0a1f6e-3a52-4f5e-9d41-7a64a1f3c002', text: 'mind the gap', replaces: [] }
const anchor = { heading: 'the-server', quote: 'a port', before: 'listens on ', after: ' and waits' }
const chooses = (subjectId: string, value: unknown) =>
  said({ type: 'setting_chosen', subjectId, payload: { value } })
const reasonFor = (input: unknown) => {
  const checked = checkEvent(input)
  if (checked.ok) return 'fine'
  return 'reason' in checked.verdict ? checked.verdict.reason : checked.verdict.verdict
}

describe('an event', () => {
  it('that the client makes is accepted', () => {
    expect(checkEvent(event())).toMatchObject({ ok: true })
  })

  it('has an id that sorts by time and is unlike any other', () => {
    const ids = Array.from({ length: 1000 }, (_, index) => newEventId(1_700_000_000_000 + index))
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(Array.from({ length: 1000 }, () => newEventId(1))).size).toBe(1000)
    expect(ids[0]).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it.each([
    ['malformed', { ...event(), eventId: 'x' }],
    ['malformed', { ...event(), eventId: '5f0a1f6e-3a52-4f5e-9d41-7a64a1f3c001' }],
    ['malformed', { ...event(), occurredAt: 'yesterday' }],
    ['malformed', { ...event(), occurredAt: '0000-01-01T00:00:00Z' }],
    ['malformed', { ...event(), tzOffsetMin: 900 }],
    ['malformed', { ...event(), deviceSeq: 2 ** 60 }],
    ['malformed', { ...event(), extra: true }],
    ['malformed', event({ kind: 'text', text: 'a\0b' })],
    ['malformed', event({ kind: 'text', text: '\ud800' })],
    ['malformed', event({ kind: 'text', text: 'x'.repeat(2001) })],
    ['malformed', event({ kind: 'number', value: Number.NaN })],
    ['malformed', { ...event(), type: 'page_read', occurredAt: 'yesterday' }],
    ['malformed', { ...event(), type: 'page_read', eventId: undefined }],
    ['malformed', { ...event(), type: 'page_read', deviceId: undefined }],
    ['malformed', { ...event(), type: 'Page read' }],
    ['server_only', { ...event(), type: 'lesson_completed' }],
    ['malformed', null],
    ['malformed', []],
  ])('is refused as %s: %j', (reason, input) => {
    expect(reasonFor(input)).toBe(reason)
  })

  it.each([
    said({ type: 'bookmark_set', subjectId: page, payload: { on: true } }),
    said({ type: 'note_written', subjectId: page, payload: note }),
    said({ type: 'note_written', subjectId: 'trm_aaaaaaaa', payload: { ...note, text: null, anchor } }),
    said({ type: 'progress_reset', subjectId: page, payload: { removes: [event().eventId] } }),
    chooses('name', ' Ada '),
    chooses('theme', 'night'),
    chooses('code_language', null),
    chooses('time_zone', 'Europe/Berlin'),
    chooses('daily_goal', 10),
  ])('may say %j', (input) => {
    expect(reasonFor(JSON.parse(JSON.stringify(input)))).toBe('fine')
  })

  it.each([
    said({ type: 'bookmark_set', subjectId: 'qst_aaaaaaaa', payload: { on: true } }),
    said({ type: 'bookmark_set', subjectId: page, payload: { on: 'yes' } }),
    said({ type: 'note_written', subjectId: page, payload: { ...note, text: 'x'.repeat(4001) } }),
    said({ type: 'note_written', subjectId: page, payload: { ...note, text: 'a\0b' } }),
    said({ type: 'note_written', subjectId: page, payload: { ...note, replaces: ['x'] } }),
    said({ type: 'note_written', subjectId: page, payload: { ...note, anchor: { ...anchor, quote: '' } } }),
    said({ type: 'progress_reset', subjectId: page, payload: { removes: [] } }),
    chooses('name', '  '),
    chooses('theme', 'pink'),
    chooses('code_language', 'cobol'),
    chooses('time_zone', 'Mars/Olympus'),
    chooses('daily_goal', 0),
    chooses('password', 'x'),
  ])('may not say %j', (input) => {
    expect(reasonFor(JSON.parse(JSON.stringify(input)))).toBe('malformed')
  })

  it('is too large when it says more than a row should hold', () => {
    const long = { ...note, text: '\u2603'.repeat(4000) }
    expect(
      reasonFor(JSON.parse(JSON.stringify(said({ type: 'note_written', subjectId: page, payload: long })))),
    ).toBe('too_large')
  })

  it('of a type that only a newer build knows is to be sent again, whatever it says', () => {
    const { eventId } = event()
    for (const type of ['page_read', 'lab_run', 'constructor'])
      expect(checkEvent({ ...event(), eventId, type, extra: [1], payload: { seconds: 40 } })).toEqual({
        ok: false,
        verdict: { eventId, verdict: 'retry' },
      })
  })

  it('is refused by name when its id can be read', () => {
    const { eventId } = event()
    expect(checkEvent({ ...event(), eventId, payload: 1 })).toMatchObject({ verdict: { eventId } })
  })

  it('is judged without a throw whatever it is', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        (input) => checkEvent(input) !== undefined && checkBatch(input) !== undefined,
      ),
    )
  })
})

describe('a batch', () => {
  const batch = { v: 1, expectedLearner: null, events: [event()] }

  it('is taken with up to 200 events, whatever they are', () => {
    expect(checkBatch({ ...batch, events: Array(200).fill(null) }).ok).toBe(true)
  })

  it.each([
    ['an unknown version', { ...batch, v: 2 }],
    ['no event', { ...batch, events: [] }],
    ['201 events', { ...batch, events: Array(201).fill(event()) }],
    ['no word on whose it is', { v: 1, events: [event()] }],
    ['a learner that is no id', { ...batch, expectedLearner: 'me' }],
    ['more than it may say', { ...batch, admin: true }],
  ])('is refused with %s', (_, input) => {
    expect(checkBatch(input).ok).toBe(false)
  })
})

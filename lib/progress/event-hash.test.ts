import { describe, expect, it } from 'vitest'
import { eventHash, namedEventId } from './event-hash'

const event = {
  type: 'question_answered',
  eventId: '01a20539-55bf-773d-97ad-000000000001',
  deviceId: '5f0a1f6e-3a52-4f5e-9d41-7a64a1f3c002',
  deviceSeq: 7,
  subjectId: 'qst_first000',
  contentRev: 'r1',
  occurredAt: '2026-01-02T03:04:05.678Z',
  tzOffsetMin: -60,
  payload: { answer: { kind: 'multiple', choices: [0, 2], text: null } },
}
const answering = (answer: object) => eventHash({ ...event, payload: { answer } })

describe('the hash of an event', () => {
  it('is today what it was when the first ones were stored', () => {
    expect(eventHash(event)).toBe('B10h6W_5PisGQ4-lUa6PDC5hZKDP1m_ZrmnVFsnzJcM')
  })

  it('is the same whatever the order of its keys, however deep', () => {
    expect(answering({ text: null, kind: 'multiple', choices: [0, 2] })).toBe(eventHash(event))
    expect(eventHash(Object.fromEntries(Object.entries(event).reverse()))).toBe(eventHash(event))
  })

  it('is the same whether a field is absent or undefined, and another when it is null', () => {
    expect(eventHash({ ...event, told: undefined })).toBe(eventHash(event))
    expect(eventHash({ ...event, told: null })).not.toBe(eventHash(event))
  })

  it('tells answers apart by what was chosen, in which order, and what was left out', () => {
    const chosen = [[0, 2], [2, 0], [0], [], [[0], 2], ['0', 2]].map((choices) => answering({ choices }))
    const named = [{ choices: { 0: 0, 1: 2 } }, { choices: '[0,2]' }, { other: [0, 2] }, {}].map(answering)
    expect(new Set([...chosen, ...named]).size).toBe(10)
  })
})

describe('the id of an event that the server makes', () => {
  const learner = '5f0a1f6e-3a52-4f5e-9d41-7a64a1f3c001'
  const completion = (lesson: string) => namedEventId('lesson_completed', learner, lesson)

  it('is today what it was when the first ones were stored', () => {
    expect(['lsn_lesson00', 'lsn_other000', 'lsn_aaaaaaaa'].map(completion)).toEqual([
      '1d0d2b71-f165-8866-ab2c-03758c523227',
      'a0118566-2ed6-8ec9-8268-e232d3733b2f',
      'af3c67a1-dfef-8e3f-b7df-17d3649c192a',
    ])
  })

  it('is a UUID of version 8 whatever it is made of', () => {
    for (let lesson = 0; lesson < 200; lesson++)
      expect(completion(`lsn_${lesson}`)).toMatch(
        /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
      )
  })

  it('is another one when the same letters make other words', () => {
    expect(namedEventId('ab', 'c')).not.toBe(namedEventId('a', 'bc'))
  })
})

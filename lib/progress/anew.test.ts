import { describe, expect, it } from 'vitest'
import { answersOf, beginAnewDrafts } from './anew'
import { type Draft, eventOf, newEventId, recordOf } from './event'
import { learnerEvent } from './event-schema'
import { fold, merge } from './fold'
import type { AnsweredRecord } from './record'
import { shown } from './shown'

const lesson = 'lsn_aaaaaaaa'
const device = { id: newEventId(), seq: 1 }
const answered = (question: string, of = lesson): AnsweredRecord => ({
  type: 'question_answered',
  eventId: newEventId(),
  subjectId: question,
  lessonId: of,
  contentRev: 'r',
  payload: { answer: { kind: 'single', choice: 0 } },
  right: true,
  occurredAt: '2026-03-01T10:00:00.000Z',
  localDay: '2026-03-01',
})
const once = (drafts: Draft[]) => fold(drafts.flatMap((draft) => recordOf(eventOf(draft, device)) ?? []))

describe('beginning a lesson anew', () => {
  const answers = Array.from({ length: 160 }, (_, at) => answered(`q${at % 3}`))
  const other = answered('elsewhere', 'lsn_bbbbbbbb')
  const completion = { type: 'lesson_completed', eventId: newEventId(), subjectId: lesson } as const
  const state = fold([...answers, other, completion])

  it('takes back every answer of the lesson and no other, in events that the server takes', () => {
    const drafts = beginAnewDrafts(state, lesson)
    expect(drafts).toHaveLength(2)
    expect(drafts.every((draft) => learnerEvent.safeParse(eventOf(draft, device)).success)).toBe(true)
    expect(Object.keys(shown(merge(state, once(drafts))).questions)).toEqual(['elsewhere'])
  })

  it('leaves the completion, and nothing to take back a second time', () => {
    const anew = merge(state, once(beginAnewDrafts(state, lesson)))
    expect(anew.completed).toEqual([lesson])
    expect(beginAnewDrafts(anew, lesson)).toEqual([])
  })

  it('leaves what is answered afterwards', () => {
    const again = answered('q0')
    const anew = merge(merge(state, once(beginAnewDrafts(state, lesson))), fold([again]))
    expect(answersOf(anew, lesson)).toEqual([again.eventId])
  })
})

import type { Pending } from '../pending-store'

/** Test kit: two learners, and an answer that waits. */

export const ann = '0192d3c4-0000-7000-8000-00000000000a'
export const ben = '0192d3c4-0000-7000-8000-00000000000b'

export function pending(eventId: string, owner: string | null = null): Pending {
  const occurredAt = '2026-11-22T10:00:00.000Z'
  const answer = { kind: 'single' as const, choice: 1 }
  const about = { eventId, subjectId: 'qst_aaaaaaaa', contentRev: 'r1', payload: { answer }, occurredAt }
  return {
    owner,
    event: { ...about, type: 'question_answered', deviceId: 'd', deviceSeq: 1, tzOffsetMin: 60 },
    record: {
      ...about,
      type: 'question_answered',
      lessonId: 'lsn_aaaaaaaa',
      right: true,
      localDay: '2026-11-22',
    },
  }
}

import { randomUUID } from 'node:crypto'
import { newEventId } from '@/lib/progress/event'

/**
 * Test kit: an answer as browsers of version 0.1.0 send it. Frozen: pages stay open for weeks and outboxes for months,
 * so whatever the portal sends today, it must take this. Never adapt it.
 */
export const answerOfFirstBuild = (question: string, rev: string) => ({
  eventId: newEventId(),
  deviceId: randomUUID(),
  deviceSeq: 1,
  type: 'question_answered',
  subjectId: question,
  contentRev: rev,
  payload: { answer: { kind: 'single', choice: 1 } },
  occurredAt: new Date().toISOString(),
  tzOffsetMin: 60,
})

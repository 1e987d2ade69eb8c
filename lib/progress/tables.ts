import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { learner } from '@/lib/auth/tables'
import type { AnswerKey } from '@/lib/quiz/answer'
import type { LearnerEvent } from './event-schema'

/** What the event says beyond its subject; a completion says nothing more. */
export type EventPayload = LearnerEvent['payload'] | Record<string, never>

/**
 * Every event of every learner, for ever. Nothing here is updated; `head` is the learner's own count of events and the
 * cursor that clients pull from. `occurred_at` is what the device's clock said, right or wrong; of a completion, which only
 * the server says, it is `received_at`. What the server found out (lesson, right, day) is stored with the event, so that a
 * later edit of the content changes nobody's past.
 */
export const progressEvent = pgTable(
  'progress_event',
  {
    learnerId: uuid('learner_id')
      .notNull()
      .references(() => learner.learnerId, { onDelete: 'cascade' }),
    eventId: uuid('event_id').notNull(),
    head: bigint({ mode: 'number' }).notNull(),
    type: text().notNull(),
    subjectId: text('subject_id').notNull(),
    payload: jsonb().$type<EventPayload>().notNull(),
    payloadHash: text('payload_hash').notNull(),
    occurredAt: timestamp('occurred_at', { withTimezone: true }).notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
    localDay: date('local_day', { mode: 'string' }).notNull(),
    lessonId: text('lesson_id'),
    right: boolean('is_right'),
    contentRev: text('content_rev'),
    deviceId: uuid('device_id'),
    deviceSeq: bigint('device_seq', { mode: 'number' }),
    tzOffsetMin: integer('tz_offset_min'),
  },
  (event) => [
    primaryKey({ columns: [event.learnerId, event.eventId] }),
    uniqueIndex('progress_event_head').on(event.learnerId, event.head),
    index('progress_event_subject').on(event.learnerId, event.subjectId),
  ],
)

/**
 * One row per learner: the number of the latest event. Every write locks and raises it in its own transaction, so
 * that numbers become visible in order; a global sequence would let a reader step past an open transaction for ever.
 */
export const progressHead = pgTable('progress_head', {
  learnerId: uuid('learner_id')
    .primaryKey()
    .references(() => learner.learnerId, { onDelete: 'cascade' }),
  head: bigint({ mode: 'number' }).notNull().default(0),
})

/** Every revision of every question that was ever deployed, so that an answer can be graded by what its learner saw. */
export const questionRevision = pgTable(
  'question_revision',
  {
    questionId: text('question_id').notNull(),
    rev: text().notNull(),
    lessonId: text('lesson_id').notNull(),
    isCheck: boolean('is_check').notNull(),
    /** Ids of all checks of the lesson at that revision: answered right, they complete it. */
    checks: text().array().notNull(),
    key: jsonb().$type<AnswerKey>().notNull(),
    registeredAt: timestamp('registered_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (revision) => [primaryKey({ columns: [revision.questionId, revision.rev] })],
)

/** Which catalogs have all their revisions in `question_revision`; lets a start skip what another did. */
export const questionCatalog = pgTable('question_catalog', {
  digest: text().primaryKey(),
  registeredAt: timestamp('registered_at', { withTimezone: true }).notNull().defaultNow(),
})

import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/**
 * Somebody who learns, anonymous until an account claims them. Everything that belongs to a learner hangs on
 * `learner_id` in every table, so that export and deletion can be checked by reflection.
 */
export const learner = pgTable('learner', {
  learnerId: uuid('learner_id').primaryKey(),
  /** Id of the first event: a first batch that is sent again finds the learner it made (see `bearLearner`). */
  bornOf: uuid('born_of').notNull().unique(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})

/** What a browser shows to be a learner. Only the SHA-256 of the cookie is kept: a leaked table opens nothing. */
export const learnerCredential = pgTable('learner_credential', {
  tokenHash: text('token_hash').primaryKey(),
  learnerId: uuid('learner_id')
    .notNull()
    .references(() => learner.learnerId, { onDelete: 'cascade' }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})

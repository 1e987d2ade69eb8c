import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true })

/**
 * Somebody who learns, anonymous until an account claims them. Everything that belongs to a learner hangs on
 * `learner_id` in every table, so that export and deletion can be checked by reflection.
 */
export const learner = pgTable('learner', {
  learnerId: uuid('learner_id').primaryKey(),
  /** SHA-256 of a secret of the first batch: the same batch, sent again, finds the learner it made (see `bearLearner`). */
  bornOf: text('born_of').unique(),
  createdAt: instant('created_at').notNull().defaultNow(),
})

/** What a browser shows to be a learner. Only the SHA-256 of the cookie is kept: a leaked table opens nothing. */
export const learnerCredential = pgTable('learner_credential', {
  tokenHash: text('token_hash').primaryKey(),
  learnerId: uuid('learner_id')
    .notNull()
    .references(() => learner.learnerId, { onDelete: 'cascade' }),
  createdAt: instant('created_at').notNull().defaultNow(),
})

/**
 * What became of a learner who is no more: claimed into an account's learner, or deleted. It outlives the learner, so
 * that what an old page sends late is neither lost nor given to somebody else.
 */
export const learnerTombstone = pgTable('learner_tombstone', {
  learnerId: uuid('learner_id').primaryKey(),
  what: text().$type<'claimed' | 'deleted'>().notNull(),
  into: uuid(),
  at: instant('at').notNull().defaultNow(),
})

/** An account: a learner who can be found again from any device. It goes with its learner. */
export const accountUser = pgTable('account_user', {
  userId: uuid('user_id').primaryKey(),
  learnerId: uuid('learner_id')
    .notNull()
    .unique()
    .references(() => learner.learnerId, { onDelete: 'cascade' }),
  name: text(),
  /** Only an address that a provider verified or a mailed link proved; lower case. */
  email: text().unique(),
  emailVerified: instant('email_verified'),
  image: text(),
  createdAt: instant('created_at').notNull().defaultNow(),
})

const userId = () =>
  uuid('user_id')
    .notNull()
    .references(() => accountUser.userId, { onDelete: 'cascade' })

/** A way into an account: a person at a provider, or with provider `email` an address that gets links. */
export const accountIdentity = pgTable(
  'account_identity',
  {
    provider: text().notNull(),
    providerAccountId: text('provider_account_id').notNull(),
    userId: userId(),
    /** What its owner recognises it by: an address or a name at the provider. */
    label: text(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (identity) => [
    primaryKey({ columns: [identity.provider, identity.providerAccountId] }),
    index('account_identity_user').on(identity.userId),
  ],
)

/** A browser that is signed in. Only the SHA-256 of its cookie is kept; without the row the cookie is worth nothing. */
export const accountSession = pgTable(
  'account_session',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: userId(),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    userAgent: text('user_agent'),
  },
  (session) => [index('account_session_user').on(session.userId)],
)

/** A mailed link that was not used yet. With `user_id` it adds the address to that account instead of signing in. */
export const signInLink = pgTable('sign_in_link', {
  tokenHash: text('token_hash').primaryKey(),
  identifier: text().notNull(),
  userId: uuid('user_id').references(() => accountUser.userId, { onDelete: 'cascade' }),
  expiresAt: instant('expires_at').notNull(),
})

/** What instances share and nobody sets: made by the first that needs it. */
export const portalSecret = pgTable('portal_secret', {
  name: text().primaryKey(),
  secret: text().notNull(),
})

/** Mails of a portal that has no mail server, for its page `/mailbox`. */
export const mailboxMail = pgTable('mailbox_mail', {
  mailId: uuid('mail_id').primaryKey(),
  recipient: text().notNull(),
  subject: text().notNull(),
  body: text().notNull(),
  sentAt: instant('sent_at').notNull().defaultNow(),
})

/** Counters of rate limits, as rate-limiter-flexible names the columns. */
export const rateLimit = pgTable('rate_limit', {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: instant('expire'),
})

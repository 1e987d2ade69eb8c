import { z } from 'zod'
import { codeLanguages, themes } from '@/lib/preferences'
import { type Answer, longestText } from '@/lib/quiz/answer'
import { noteLimits } from './note-limits'

/** The events that a browser may send. Everything a learner does is one; the client makes its id before the first send. */

const position = z.int().nonnegative().max(99)
const positions = z.array(position).max(100)
const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine(
      (given) => !/\0|\p{Surrogate}/u.test(given),
      'text that PostgreSQL stores: no NUL, no half character',
    )

/** The shape of what was given; whether it fits the question is for `grade` to say. */
const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), choice: position }),
  z.strictObject({ kind: z.literal('multiple'), choices: positions }),
  z.strictObject({ kind: z.literal('order'), order: positions }),
  z.strictObject({ kind: z.literal('number'), value: z.number() }),
  z.strictObject({ kind: z.literal('text'), text: text(longestText) }),
  z.strictObject({ kind: z.literal('output'), text: text(longestText) }),
  z.strictObject({ kind: z.literal('sort'), bins: positions }),
  z.strictObject({ kind: z.literal('recall'), knew: z.enum(['yes', 'partly', 'no']) }),
]) satisfies z.ZodType<Answer>

const instant = z.iso
  .datetime()
  .refine((given) => given >= '1970' && Number.isFinite(Date.parse(given)), 'a moment since 1970')
  .transform((given) => new Date(given).toISOString())

/** UUIDv7 (RFC 9562). */
export const eventId = z.uuidv7().toLowerCase()

const made = {
  eventId: eventId.describe('Made by the client before the first send, once per thing done.'),
  deviceId: z.uuid().toLowerCase().describe('Which browser; random, kept with the outbox.'),
  deviceSeq: z.int().nonnegative().describe('Counts up on the device; shows gaps.'),
  occurredAt: instant.describe('When it happened by the clock of the device, right or wrong.'),
  tzOffsetMin: z
    .int()
    .min(-840)
    .max(840)
    .describe('Minutes to add to UTC for local time; Berlin in winter: 60.'),
}

/** Any page with a body. Whether it exists is not asked: a page may be retired while a device is offline. */
const pageId = z.string().regex(/^(lsn|rol|stk|trm)_[a-z0-9]{8}$/)

/** A question was answered. `contentRev` is the revision the learner saw; the server grades with that one. */
export const questionAnswered = z.strictObject({
  ...made,
  type: z.literal('question_answered'),
  subjectId: z.string().regex(/^qst_[a-z0-9]{8}$/),
  contentRev: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  payload: z.strictObject({ answer }),
})

/** A page was marked, or the mark taken away. */
export const bookmarkSet = z.strictObject({
  ...made,
  type: z.literal('bookmark_set'),
  subjectId: pageId,
  payload: z.strictObject({ on: z.boolean() }),
})

/** Where a note belongs: a heading's permanent id and the passage, with what stood around it to tell equals apart. */
export const noteAnchor = z.strictObject({
  heading: z
    .string()
    .regex(/^[a-z0-9-]{1,120}$/)
    .nullable()
    .describe('Heading above the passage; null before the first.'),
  quote: text(noteLimits.quote).min(1),
  before: text(noteLimits.context),
  after: text(noteLimits.context),
})

/**
 * A version of a note. Without text it is a highlight, or with `text: null` the note is removed. It names the versions
 * it was written over; any other stays beside it, so that two devices that wrote at once lose nothing.
 */
export const noteWritten = z.strictObject({
  ...made,
  type: z.literal('note_written'),
  subjectId: pageId,
  payload: z.strictObject({
    note: z.uuid().toLowerCase(),
    text: text(noteLimits.text).nullable(),
    anchor: noteAnchor.optional(),
    replaces: z.array(eventId).max(noteLimits.replaces),
  }),
})

const isTimeZone = (given: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone !== undefined
  } catch {
    return false
  }
}

/** What a learner may choose for every device; null goes back to the default. */
export const settingValues = {
  name: text(80).trim().min(1).nullable(),
  theme: z.enum(themes).nullable(),
  code_language: z.enum(codeLanguages.map(({ id }) => id)).nullable(),
  time_zone: z.string().max(64).refine(isTimeZone, 'a time zone such as Europe/Berlin').nullable(),
  daily_goal: z.int().min(1).max(100).nullable().describe('Answers a day.'),
} as const

const settingChosen = <Name extends keyof typeof settingValues>(name: Name) =>
  z.strictObject({
    ...made,
    type: z.literal('setting_chosen'),
    subjectId: z.literal(name),
    payload: z.strictObject({ value: settingValues[name] }),
  })

/** A lesson is begun anew: the named answers no longer show. A completion stays. */
export const progressReset = z.strictObject({
  ...made,
  type: z.literal('progress_reset'),
  subjectId: z.string().regex(/^lsn_[a-z0-9]{8}$/),
  payload: z.strictObject({ removes: z.array(eventId).min(1).max(150) }),
})

/** What a client may send. `lesson_completed` is missing on purpose: only the server says it. */
export const learnerEvent = z.discriminatedUnion('type', [
  questionAnswered,
  bookmarkSet,
  noteWritten,
  z.discriminatedUnion('subjectId', [
    settingChosen('name'),
    settingChosen('theme'),
    settingChosen('code_language'),
    settingChosen('time_zone'),
    settingChosen('daily_goal'),
  ]),
  progressReset,
])

export type LearnerEvent = z.infer<typeof learnerEvent>
export type LearnerEventType = LearnerEvent['type']
export type NoteAnchor = z.infer<typeof noteAnchor>
export type SettingName = keyof typeof settingValues
export type SettingValue = string | number | null

/** Names of the types above, for telling an unknown type from a malformed event. */
export const learnerEventTypes: readonly string[] = [
  'question_answered',
  'bookmark_set',
  'note_written',
  'setting_chosen',
  'progress_reset',
] satisfies LearnerEventType[]

/** What an event of any build looks like; a later build adds types, and asks no more of those who do not know them. */
export const eventOfAnyType = z.looseObject({
  ...made,
  type: z.string().regex(/^[a-z][a-z_]{0,63}$/),
  subjectId: z.string().min(1).max(200),
})

/** The id of an event, if it has one at all. Any value may come. */
export const eventIdOf = (input: unknown): string | null => made.eventId.safeParse(input).data ?? null

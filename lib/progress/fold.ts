import type { Answer } from '@/lib/quiz/answer'
import type { SettingName, SettingValue } from './event-schema'
import { type Dated, joinRecords, joinSets, later, smaller } from './join'
import { joinNotes, type NotesState, noteOf } from './notes'
import { type AnsweredRecord, isRecorded, type RecordedEvent, type ToldEvent } from './record'

/**
 * State is a pure fold of events. Events are a set: order, grouping and repetition change nothing, so that devices
 * that met in any order agree (a state-based CRDT; Shapiro et al., 2011). `overview` says what pages show of it.
 */

export type Attempt = { at: string; day: string; right: boolean }
export type LastAnswer = {
  eventId: string
  at: string
  lesson: string
  rev: string
  right: boolean
  /** Null where a later answer was taken back and this one is known as an attempt only. */
  answer: Answer | null
}
export type QuestionState = {
  /** By event id: an answer that arrives twice is one attempt. */
  attempts: Record<string, Attempt>
  last: LastAnswer
}
/** The latest choice, and when it was made. */
export type Chosen<Value> = Dated & { value: Value }

export type LearnerState = {
  /** By question id. */
  questions: Record<string, QuestionState>
  /** Ids of completed lessons, sorted. Grows only: no later edit of a lesson takes a completion away. */
  completed: string[]
  /** By page id. */
  bookmarks: Record<string, Chosen<boolean>>
  notes: NotesState
  settings: Partial<Record<SettingName, Chosen<SettingValue>>>
  /** Ids of answers that a learner took back, sorted. They stay in `questions`; `shown` leaves them out. */
  removed: string[]
}

export const emptyState: LearnerState = {
  questions: {},
  completed: [],
  bookmarks: {},
  notes: {},
  settings: {},
  removed: [],
}

/** The state that a set of events amounts to. What this build does not know counts for nothing. */
export function fold(events: Iterable<ToldEvent>): LearnerState {
  let parts = [...events].filter(isRecorded).map(stateOf)
  // In pairs, so that the cost grows with the number of events and not with its square.
  while (parts.length > 1)
    parts = parts.flatMap((part, place) => {
      const next = parts[place + 1]
      return place % 2 === 1 ? [] : [next ? merge(part, next) : part]
    })
  return parts[0] ?? emptyState
}

/** Joins what two places know. Commutative, associative, idempotent. */
export function merge(a: LearnerState, b: LearnerState): LearnerState {
  return {
    questions: joinRecords(a.questions, b.questions, joinQuestion),
    completed: joinSets(a.completed, b.completed),
    bookmarks: joinRecords(a.bookmarks, b.bookmarks, later),
    notes: joinNotes(a.notes, b.notes),
    settings: joinRecords(a.settings as Choices, b.settings as Choices, later),
    removed: joinSets(a.removed, b.removed),
  }
}
type Choices = Record<string, Chosen<SettingValue>>

/** What a single event amounts to. */
function stateOf(event: RecordedEvent): LearnerState {
  switch (event.type) {
    case 'question_answered':
      return { ...emptyState, questions: { [event.subjectId]: firstAnswer(event) } }
    case 'lesson_completed':
      return { ...emptyState, completed: [event.subjectId] }
    case 'bookmark_set':
      return { ...emptyState, bookmarks: { [event.subjectId]: chosen(event, event.payload.on) } }
    case 'note_written':
      return { ...emptyState, notes: noteOf(event) }
    case 'setting_chosen':
      return { ...emptyState, settings: { [event.subjectId]: chosen(event, event.payload.value) } }
    case 'progress_reset':
      return { ...emptyState, removed: joinSets(event.payload.removes, []) }
  }
}

const chosen = <Value>(
  { occurredAt: at, eventId }: { occurredAt: string; eventId: string },
  value: Value,
) => ({
  at,
  eventId,
  value,
})

function firstAnswer(event: AnsweredRecord): QuestionState {
  const { eventId, occurredAt: at, localDay: day, right } = event
  const { lessonId: lesson, contentRev: rev } = event
  return {
    attempts: { [eventId]: { at, day, right } },
    last: { eventId, at, lesson, rev, right, answer: event.payload.answer },
  }
}

const joinQuestion = (a: QuestionState, b: QuestionState): QuestionState => ({
  attempts: joinRecords(a.attempts, b.attempts, smaller),
  last: later(a.last, b.last),
})

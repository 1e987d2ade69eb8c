import type { Answer } from '@/lib/quiz/answer'

/**
 * State is a pure fold of events. Events are a set: order, grouping and repetition change nothing, so that devices
 * that met in any order agree (a state-based CRDT; Shapiro et al., 2011). `overview` says what pages show of it.
 */

/** One event as the server tells it, grading included; the client makes the same of an event it has not sent yet. */
export type RecordedEvent = AnsweredRecord | CompletedRecord
type AnsweredRecord = {
  type: 'question_answered'
  eventId: string
  subjectId: string
  lessonId: string
  contentRev: string
  payload: { answer: Answer }
  right: boolean
  /** ISO 8601 in UTC with milliseconds, so that text order is time order. */
  occurredAt: string
  localDay: string
}
type CompletedRecord = { type: 'lesson_completed'; eventId: string; subjectId: string }

export type Attempt = { at: string; day: string; right: boolean }
export type LastAnswer = {
  eventId: string
  at: string
  lesson: string
  rev: string
  right: boolean
  answer: Answer
}
export type QuestionState = {
  /** By event id: an answer that arrives twice is one attempt. */
  attempts: Record<string, Attempt>
  last: LastAnswer
}
export type LearnerState = {
  /** By question id. */
  questions: Record<string, QuestionState>
  /** Ids of completed lessons, sorted. Grows only: no later edit of a lesson takes a completion away. */
  completed: string[]
}

export const emptyState: LearnerState = { questions: {}, completed: [] }

/** The state that a set of events amounts to. */
export function fold(events: Iterable<RecordedEvent>): LearnerState {
  const questions: LearnerState['questions'] = {}
  const completed = new Set<string>()
  for (const event of events) {
    if (event.type === 'lesson_completed') completed.add(event.subjectId)
    else {
      const present = questions[event.subjectId]
      const answered = firstAnswer(event)
      questions[event.subjectId] = present ? mergeQuestion(present, answered) : answered
    }
  }
  return { questions, completed: [...completed].sort() }
}

/** Joins what two places know. Commutative, associative, idempotent. */
export function merge(a: LearnerState, b: LearnerState): LearnerState {
  return {
    questions: mergeRecords(a.questions, b.questions, mergeQuestion),
    completed: [...new Set([...a.completed, ...b.completed])].sort(),
  }
}

function firstAnswer(event: AnsweredRecord): QuestionState {
  const { eventId, occurredAt: at, localDay: day, right } = event
  const { lessonId: lesson, contentRev: rev } = event
  return {
    attempts: { [eventId]: { at, day, right } },
    last: { eventId, at, lesson, rev, right, answer: event.payload.answer },
  }
}

const mergeQuestion = (a: QuestionState, b: QuestionState): QuestionState => ({
  attempts: mergeRecords(a.attempts, b.attempts, smaller),
  last: laterAnswer(a.last, b.last),
})

/** Later by the clock; the id decides between equals, so that every place decides alike. */
function laterAnswer(a: LastAnswer, b: LastAnswer): LastAnswer {
  const order = compare(a.at, b.at) || compare(a.eventId, b.eventId)
  if (order !== 0) return order > 0 ? a : b
  return smaller(a, b)
}

/** Two tellings of one event differ only while a client guesses what the server will say; any fixed choice keeps the laws. */
const smaller = <T>(a: T, b: T): T => (compare(JSON.stringify(a), JSON.stringify(b)) <= 0 ? a : b)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function mergeRecords<T>(a: Record<string, T>, b: Record<string, T>, join: (a: T, b: T) => T) {
  const merged = { ...a }
  for (const [key, value] of Object.entries(b)) {
    const present = merged[key]
    merged[key] = present === undefined ? value : join(present, value)
  }
  return merged
}

import type { Attempt, LearnerState, QuestionState } from './fold'
import { compare } from './join'

/** The state without the answers that were taken back. What is removed by name stays away however late it arrives. */
export function shown(state: LearnerState): LearnerState {
  if (state.removed.length === 0) return state
  const removed = new Set(state.removed)
  const questions = Object.entries(state.questions).flatMap(([id, question]) => {
    const left = without(question, removed)
    return left ? [[id, left] as const] : []
  })
  return { ...state, questions: Object.fromEntries(questions) }
}

function without({ attempts, last }: QuestionState, removed: ReadonlySet<string>): QuestionState | null {
  const left = Object.entries(attempts).filter(([eventId]) => !removed.has(eventId))
  const [first, ...others] = left
  if (!first) return null
  const kept = { attempts: Object.fromEntries(left) }
  if (!removed.has(last.eventId)) return { ...kept, last }
  const [eventId, { at, right }] = others.reduce(laterAttempt, first)
  return { ...kept, last: { eventId, at, right, lesson: last.lesson, rev: last.rev, answer: null } }
}

type Entry = [eventId: string, attempt: Attempt]

/** As `later` decides: by the clock, then by the id, whatever order the attempts came in. */
const laterAttempt = (a: Entry, b: Entry): Entry =>
  (compare(a[1].at, b[1].at) || compare(a[0], b[0])) < 0 ? b : a

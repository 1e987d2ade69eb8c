import type { Answer } from '@/lib/quiz/answer'
import type { LearnerState, QuestionState } from './fold'
import { shown } from './shown'

/** What pages show of a learner's state. Pure; the same in the browser and on the server. */
export type Overview = {
  /** By lesson id; a lesson without any answer is absent. */
  lessons: Record<string, LessonOverview>
  /** Answers given per local day, `YYYY-MM-DD`; days without are absent. */
  activity: Record<string, number>
  /** Questions whose latest answer was wrong, newest first. */
  toRevisit: Revisit[]
  /** The lesson of the latest answer: where the learner left off. */
  latestLesson: string | null
}
export type LessonOverview = {
  completed: boolean
  /** When the latest answer was given, ISO 8601. Null when only the completion is known. */
  latestAt: string | null
  /** By question id. */
  questions: Record<string, QuestionOverview>
}
export type QuestionOverview = {
  attempts: number
  /** When it was first answered right; null while it never was. A later wrong answer takes nothing away. */
  firstRightAt: string | null
  latest: { at: string; answer: Answer | null; right: boolean; rev: string }
}
export type Revisit = { question: string; lesson: string; at: string }

export function overview(state: LearnerState): Overview {
  const lessons: Record<string, LessonOverview> = {}
  const lessonOf = (id: string) => (lessons[id] ??= { completed: false, latestAt: null, questions: {} })
  for (const id of state.completed) lessonOf(id).completed = true
  for (const [id, question] of Object.entries(shown(state).questions)) {
    const lesson = lessonOf(question.last.lesson)
    lesson.questions[id] = questionOverview(question)
    lesson.latestAt = latest(lesson.latestAt, question.last.at)
  }
  const answers = newestAnswersFirst(shown(state))
  return {
    lessons,
    activity: activity(state),
    toRevisit: answers
      .filter(({ right }) => !right)
      .map(({ question, lesson, at }) => ({ question, lesson, at })),
    latestLesson: answers[0]?.lesson ?? null,
  }
}

function questionOverview({ attempts, last }: QuestionState): QuestionOverview {
  const rightAt = Object.values(attempts).flatMap(({ at, right }) => (right ? [at] : []))
  return {
    attempts: Object.keys(attempts).length,
    firstRightAt: rightAt.sort()[0] ?? null,
    latest: { at: last.at, answer: last.answer, right: last.right, rev: last.rev },
  }
}

/** What was done on a day stays done, also when its answers were taken back. */
function activity(state: LearnerState): Record<string, number> {
  const days: Record<string, number> = {}
  for (const { attempts } of Object.values(state.questions))
    for (const { day } of Object.values(attempts)) days[day] = (days[day] ?? 0) + 1
  return days
}

const newestAnswersFirst = (state: LearnerState) =>
  Object.entries(state.questions)
    .map(([question, { last }]) => ({ question, ...last }))
    .sort((a, b) => (a.at === b.at ? (a.eventId < b.eventId ? 1 : -1) : a.at < b.at ? 1 : -1))

const latest = (a: string | null, b: string) => (a !== null && a > b ? a : b)

import type { QuestionEntry } from '@/lib/content/view'
import type { AnswerKey } from '@/lib/quiz/answer'

/** Test kit: two lessons; the first one's check `second` exists in an old and a new revision. */

const key: AnswerKey = { kind: 'single', right: [0], of: 3 }
const lessonAt = (rev: string, lessonId: string, checks: string[]) => ({ rev, lessonId, checks })
const entry = (id: string, at: ReturnType<typeof lessonAt>): QuestionEntry => ({
  id,
  ...at,
  check: at.checks.includes(id),
  key,
  prompt: '',
})

export const first = 'qst_first000'
export const second = 'qst_second00'
export const added = 'qst_added000'
export const inline = 'qst_inline00'
export const other = 'qst_other000'
export const lesson = 'lsn_lesson00'
export const typed = 'qst_typed000'
export const otherLesson = 'lsn_other000'

const before = lessonAt('r1', lesson, [first, second])
/** The lesson got another check: every check of it has a new revision. */
const after = lessonAt('r2', lesson, [first, second, added])
const elsewhere = lessonAt('r1', otherLesson, [other])

const typedEntry: QuestionEntry = {
  ...entry(typed, before),
  key: { kind: 'text', accept: ['get'], misconceptions: [] },
}

export const oldQuestions = [
  entry(first, before),
  entry(second, before),
  entry(inline, before),
  entry(other, elsewhere),
  typedEntry,
]
export const newQuestions = [
  entry(first, after),
  entry(second, after),
  entry(added, after),
  entry(other, elsewhere),
  typedEntry,
]

/** Stands in for lib/content/catalog; `present` is the content of the running build. */
export const catalog = {
  present: oldQuestions,
  listQuestions: () => catalog.present,
  getQuestion: (id: string) => catalog.present.find((question) => question.id === id) ?? null,
}

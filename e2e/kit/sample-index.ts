import type { IndexFile } from '@/lib/content/index-file'
import type { QuestionEntry } from '@/lib/content/view'

/** Test kit: content without pages, with the questions of three lessons. */
const questionsOf = (lesson: number): QuestionEntry[] => {
  const checks = ['a', 'b', 'c'].map((letter) => `qst_sample${lesson}${letter}`)
  return checks.map((id) => ({
    id,
    rev: 'r1',
    lessonId: `lsn_sample0${lesson}`,
    check: true,
    checks,
    key: { kind: 'single', right: [1], of: 3 },
    prompt: id,
  }))
}

export const sampleIndex: IndexFile = {
  watched: false,
  modules: [],
  pages: [],
  questions: [1, 2, 3].flatMap(questionsOf),
}

import { parseDocument } from 'yaml'
import type { FieldPath, YamlSource } from '@/lib/content/source'
import { type Question, type QuizFile, question, questionId } from '@/lib/quiz/schema'

/** A question with its place in `quiz.yaml`. `question` is absent where a field is wrong, which is told already. */
export type Written = { id: string; question?: Question; path: FieldPath }

/** Several rules ask, and a watcher asks again at every edit of another page. */
const found = new WeakMap<YamlSource<QuizFile>, Written[]>()

/** Every question whose id can be read: one wrong field hides no mistake in another question. */
export function writtenQuestions(source: YamlSource<QuizFile>): Written[] {
  const questions = found.get(source) ?? questionsIn(source)
  found.set(source, questions)
  return questions
}

function questionsIn({ value, text }: YamlSource<QuizFile>): Written[] {
  const quiz: unknown = value ?? parseDocument(text).toJS()
  return (['checks', 'inline'] as const).flatMap((list) =>
    entriesOf(quiz, list).flatMap((entry, index) => {
      const id = questionId.safeParse(fieldOf(entry, 'id'))
      if (!id.success) return []
      return { id: id.data, question: question.safeParse(entry).data, path: [list, index] }
    }),
  )
}

function entriesOf(quiz: unknown, list: string): unknown[] {
  const entries = fieldOf(quiz, list)
  return Array.isArray(entries) ? entries : []
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

import { fileBlock, preHtml, programFile } from '@/lib/content/compile/code-block'
import { highlightLines } from '@/lib/content/compile/highlight'
import { escapeHtml } from '@/lib/content/compile/html'
import { markdownHtml } from '@/lib/content/compile/markdown'
import type { Page } from '@/lib/content/compile/page'
import { wordsIn } from '@/lib/content/compile/to-hast'
import { setText } from '@/lib/content/compile/typography'
import { hashOf } from '@/lib/content/hash'
import { languageNamed } from '@/lib/content/languages'
import { parseMarkdown } from '@/lib/content/mdx'
import type { QuestionEntry } from '@/lib/content/view'
import { keyOf } from '@/lib/quiz/grade'
import type { Question } from '@/lib/quiz/schema'
import { type QuestionView, type Rendering, viewOf } from '@/lib/quiz/view'

export type Questions = {
  /** In the order of `checks`. */
  checks: QuestionView[]
  inline: Map<string, QuestionView>
  entries: QuestionEntry[]
}

const none: Questions = { checks: [], inline: new Map(), entries: [] }

/** Compiles the questions of a lesson; other pages have none. */
export async function compileQuestions(page: Page): Promise<Questions> {
  const { source } = page
  if (source.kind !== 'lesson' || !source.quiz?.value || !source.meta) return none
  // Read through the page's inputs, so that a change of the file makes the page stale.
  page.inputs.file('quiz.yaml')
  const { checks, inline } = source.quiz.value
  const lesson = { lessonId: source.meta.id, checks: checks.map(({ id }) => id) }
  const compiled = await Promise.all(
    [...checks, ...inline].map((question) => compileQuestion(page, question, lesson)),
  )
  const views = compiled.map(({ view }) => view)
  return {
    checks: views.slice(0, checks.length),
    inline: new Map(views.slice(checks.length).map((view) => [view.id, view])),
    entries: compiled.map(({ entry }) => entry),
  }
}

type Lesson = { lessonId: string; checks: string[] }

async function compileQuestion(page: Page, question: Question, { lessonId, checks }: Lesson) {
  const program = await programOf(page, question)
  const key = keyOf(question, program?.output)
  const rev = hashOf(question.id, JSON.stringify(key), checks.join())
  const items = await itemsOf(question)
  const rendering: Rendering = {
    lesson: lessonId,
    rev,
    markdown: markdownHtml,
    lines: (lines) => items ?? lines.map((line) => escapeHtml(setText(line))),
    ...(program && { program }),
  }
  const prompt = wordsIn(parseMarkdown(setText(question.prompt)).children)
  const entry: QuestionEntry = {
    id: question.id,
    rev,
    lessonId,
    check: checks.includes(question.id),
    checks,
    key,
    prompt,
  }
  return { view: viewOf(question, rendering), entry }
}

async function programOf(page: Page, question: Question): Promise<Rendering['program']> {
  if (question.kind !== 'output') return undefined
  const name = programFile(question.file)
  const [text, output] = [page.inputs.file(name), page.inputs.file(`${name}.out`)]
  if (text === undefined || output === undefined) {
    const missing = text === undefined ? name : `${name}.out`
    const message = `question ${question.id} asks about ${page.source.folder}/${missing}, which does not exist`
    page.problems.push({
      file: `${page.source.folder}/quiz.yaml`,
      ...placeOf(page, question.id),
      rule: 'compile',
      message,
    })
    return undefined
  }
  const { codeHtml } = await fileBlock(name, text)
  return { html: preHtml(codeHtml.split('\n')), output }
}

function placeOf({ source }: Page, id: string) {
  const quiz = source.kind === 'lesson' ? source.quiz : undefined
  for (const list of ['checks', 'inline'] as const) {
    const at = quiz?.value?.[list].findIndex((question) => question.id === id) ?? -1
    if (quiz && at >= 0) return quiz.at([list, at, 'id'])
  }
  return { line: 1, column: 1 }
}

/** Items that are lines of code are highlighted together, as one program, and taken apart again. */
async function itemsOf(question: Question): Promise<string[] | undefined> {
  if (question.kind !== 'order' || !question.language) return undefined
  const language = languageNamed(question.language) ?? { id: 'text' }
  const lines = await highlightLines(question.items.join('\n'), language)
  let at = 0
  return question.items.map((item) => {
    const from = at
    at += item.replace(/\n+$/, '').split('\n').length
    return lines.slice(from, at).join('\n')
  })
}

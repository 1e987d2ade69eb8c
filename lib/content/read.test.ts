import { expect, test } from 'vitest'
import { plant } from '@/lib/content/check/fixture'
import { readContent, readSource } from '@/lib/content/read'

const page = 'content/lessons/first/one/lesson.mdx'
const quiz = 'content/lessons/first/one/quiz.yaml'

const lessonWith = (edit: (text: string) => string) => {
  const [lesson] = readContent(plant({ [page]: edit })).lessons
  if (!lesson) throw new Error('the fixture has a lesson')
  return lesson
}
const lessonWithQuiz = (edit: (text: string) => string) => {
  const [lesson] = readContent(plant({ [quiz]: edit })).lessons
  if (!lesson?.quiz) throw new Error('the fixture has questions')
  return lesson.quiz
}

test('sound content is read without a problem', () => {
  const { lessons, terms, modules, strays } = readContent(plant({}))
  expect(strays).toEqual([])
  expect(modules.value?.[0]?.lessons).toEqual(['one'])
  expect(terms[0]?.meta?.title).toBe('Word')
  expect(lessons[0]).toMatchObject({ kind: 'lesson', slug: 'one', module: 'first', problems: [] })
  expect(lessons[0]?.quiz?.value?.checks).toHaveLength(1)
})

test('a misspelt field is told where it stands, with the field that was meant', () => {
  const { metaProblems, meta } = lessonWith((text) => text.replace('minutes:', 'minuts:'))
  expect(meta).toBeUndefined()
  expect(metaProblems).toContainEqual({
    file: page,
    line: 7,
    column: 1,
    rule: 'front-matter',
    message: 'unknown field "minuts"',
    fix: 'Did you mean "minutes"?',
  })
  expect(metaProblems.map(({ message }) => message)).toContain('"minutes" is missing')
})

test('every bad field is told at once, each at its own place', () => {
  const { metaProblems } = lessonWith((text) =>
    text.replace('minutes: 20', 'minutes: 2').replace('https://example.org/rfc', 'example'),
  )
  expect(metaProblems.map(({ line, column }) => [line, column])).toEqual([
    [7, 10],
    [12, 10],
  ])
})

test('YAML that does not parse is told at the line of the page', () => {
  const { metaProblems } = lessonWith((text) => text.replace('title: A lesson', 'title: [A lesson'))
  expect(metaProblems[0]).toMatchObject({ file: page, rule: 'front-matter' })
  expect(metaProblems[0]?.message).toMatch(/^YAML: /)
  expect(metaProblems[0]?.line).toBeGreaterThan(2)
})

test('a page without front matter says how to begin one', () => {
  const { metaProblems } = lessonWith(() => '## Hello\n')
  expect(metaProblems[0]).toMatchObject({ line: 1, message: 'the page has no front matter' })
})

test('an element that is not closed is told where it opens, and the page is read all the same', () => {
  const lesson = lessonWith((text) => text.replace('## First', '<Callout kind="note">\n\n## First'))
  expect(lesson.meta?.title).toBe('A lesson')
  expect(lesson.tree.children).toEqual([])
  expect(lesson.problems).toMatchObject([{ rule: 'mdx-syntax', line: 17, column: 1 }])
})

test('braces are not run: a heading may fix its id', () => {
  expect(lessonWith((text) => text.replace('## First', '## First {#start}')).problems).toEqual([])
})

test('an unknown kind of question names the kinds there are', () => {
  const { problems } = lessonWithQuiz((text) => text.replace('kind: single', 'kind: singel'))
  expect(problems).toMatchObject([{ file: quiz, line: 3, rule: 'quiz', fix: 'Did you mean "single"?' }])
  expect(problems[0]?.message).toContain('"checks[1].kind" is "singel"')
})

test('a field that the kind of question does not have is told with those it has', () => {
  const { problems } = lessonWithQuiz((text) => text.replace('answer: A word.', 'anwser: A word.'))
  expect(problems).toContainEqual(
    expect.objectContaining({ message: 'unknown field "inline[1].anwser"', fix: 'Did you mean "answer"?' }),
  )
})

test('the place of a field that is absent is that of its parent', () => {
  const lesson = lessonWith((text) => text)
  expect(lesson.at(['sources', 0, 'id'])).toEqual({ line: 10, column: 9 })
  expect(lesson.at(['sources', 0, 'publisher'])).toEqual(lesson.at(['sources', 0]))
})

test('a folder without its page is told', () => {
  const { strays } = readContent(plant({ 'content/lessons/first/two/quiz.yaml': 'checks: []\n' }))
  expect(strays).toMatchObject([{ file: 'content/lessons/first/two', rule: 'no-page' }])
})

test('a file beside a page leads to the page', () => {
  const root = plant({})
  expect(readSource(root, 'content/lessons/first/one/code/hello.mjs')?.file).toBe(page)
  expect(readSource(root, 'content/glossary/word.mdx')?.kind).toBe('term')
  expect(readSource(root, 'content/glossary/nothing.mdx')).toBeUndefined()
})

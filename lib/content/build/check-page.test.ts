import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import { createBuilder } from '@/lib/content/build/builder'
import { checkPage } from '@/lib/content/build/check-page'
import { checkContent } from '@/lib/content/check/check'
import { plant } from '@/lib/content/check/fixture'

const page = 'content/lessons/first/one/lesson.mdx'

const withBody = (body: string) =>
  bothWays({ [page]: (text) => text.replace('## First', `## First\n\n${body}`) })

async function bothWays(edits: Parameters<typeof plant>[0]) {
  const root = plant(edits)
  const builder = createBuilder({
    root,
    compiler: '1',
    watched: true,
    renderStatic: toHtml,
    buildSearch: () => '',
  })
  await builder.buildAll()
  const [lesson] = builder.content().lessons
  if (!lesson) throw new Error('the fixture has a lesson')
  return {
    alone: checkPage(lesson, builder.content(), builder.records),
    all: checkContent(builder.content()),
  }
}

test.each([
  ['a dead anchor on another page', '[word](/glossary/word#nowhere)'],
  ['an unknown element', '<Calout>x</Calout>'],
  ['a source that nobody lists', '<Source id="nobody" />'],
  ['a tag that stays open', '<Callout kind="note">'],
  ['nothing at all', 'Plain words.'],
])('a page is told the same alone as among all: %s', async (_, body) => {
  const { alone, all } = await withBody(body)
  expect(alone).toEqual(all.filter(({ file }) => file === page))
})

test.each([
  ['an id that is not locked', page, (text: string) => text.replace('lsn_aaaaaaa1', 'lsn_aaaaaaa9')],
  [
    'a lesson that requires itself',
    page,
    (text: string) => text.replace('requires: []', 'requires: [lsn_aaaaaaa1]'),
  ],
  ['a lesson required that nobody wrote', page, (text: string) => text.replace('[]', '[lsn_aaaaaaa8]')],
  ['no place in a module', 'content/modules.yaml', (text: string) => text.replace('[one]', '[]')],
  [
    'an address that another page had',
    'content/glossary/word.mdx',
    (text: string) => text.replace('title:', 'formerly: [/learn/first/one]\ntitle:'),
  ],
])('a page is told the same alone as among all: %s', async (_, file, change) => {
  const { alone, all } = await bothWays({ [file]: change })
  expect(all).not.toEqual([])
  expect(alone).toEqual(all.filter((problem) => problem.file === page))
})

test('a quiz that cannot be read is told once, and not again by whatever shows its questions', async () => {
  const quiz = 'content/lessons/first/one/quiz.yaml'
  const { alone } = await bothWays({ [quiz]: (text) => text.replace('answer: A word.', 'answer: 7') })
  expect(alone.map(({ file, line }) => [file, line])).toEqual([[quiz, 13]])
})

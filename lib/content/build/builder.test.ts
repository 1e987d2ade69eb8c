import fs from 'node:fs'
import path from 'node:path'
import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import { createBuilder } from '@/lib/content/build/builder'
import { plant } from '@/lib/content/check/fixture'

const page = 'content/lessons/first/one/lesson.mdx'

const builderAt = (root: string, compiler = '1') =>
  createBuilder({
    root,
    compiler,
    watched: false,
    renderStatic: toHtml,
    buildSearch: (sections) => JSON.stringify(sections),
  })

const edit = (root: string, file: string, change: (text: string) => string) => {
  const absolute = path.join(root, file)
  fs.writeFileSync(absolute, change(fs.readFileSync(absolute, 'utf8')))
}
const read = (root: string, file: string) => fs.readFileSync(path.join(root, file), 'utf8')
const compiledBy = async (root: string, compiler?: string) =>
  (await builderAt(root, compiler).buildAll()).compiled.map(({ file }) => file)

test('everything is compiled once, and nothing again while nothing changes', async () => {
  const root = plant({})
  expect(await compiledBy(root)).toHaveLength(2)
  expect(await compiledBy(root)).toEqual([])
})

test.each([
  ['the text of the page', page],
  ['its questions', 'content/lessons/first/one/quiz.yaml'],
  ['a program that it shows', 'content/lessons/first/one/code/hello.mjs'],
  ['the output that it shows', 'content/lessons/first/one/code/hello.mjs.out'],
])('a change of %s compiles this page and no other', async (_, file) => {
  const root = plant({})
  await compiledBy(root)
  edit(root, file, (text) =>
    text.replace('hello', 'hullo').replace('explained', 'told').replace('Which?', 'Which one?'),
  )
  expect(await compiledBy(root)).toEqual([page])
})

test('a term that moves takes the pages with it that link to it', async () => {
  const root = plant({})
  await compiledBy(root)
  fs.renameSync(path.join(root, 'content/glossary/word.mdx'), path.join(root, 'content/glossary/saying.mdx'))
  expect(await compiledBy(root)).toContain(page)
  expect(read(root, '.content/pages/lsn_aaaaaaa1.json')).toContain('/glossary/saying')
})

test('another compiler compiles everything anew', async () => {
  const root = plant({})
  await compiledBy(root)
  expect(await compiledBy(root, '2')).toHaveLength(2)
})

test('what is no longer there is swept away', async () => {
  const root = plant({})
  const first = await builderAt(root).buildAll()
  edit(root, page, (text) => text.replace('explained', 'told'))
  const second = await builderAt(root).buildAll()
  const rev = (report: typeof first) => report.index.pages[0]?.bodyRev
  expect(rev(second)).not.toBe(rev(first))
  expect(
    fs.readdirSync(path.join(root, 'public/_content/bodies')).filter((name) => name.startsWith('lsn')),
  ).toEqual([`lsn_aaaaaaa1.${rev(second)}.json`])
})

test('the islands of a page are served apart from its text', async () => {
  const root = plant({})
  const { index } = await builderAt(root).buildAll()
  const islands = JSON.parse(
    read(root, `public/_content/islands/lsn_aaaaaaa1.${index.pages[0]?.bodyRev}.json`),
  )
  expect(islands.map(({ key }: { key: string }) => key)).toEqual(['qst_aaaaaaa2', 'quiz'])
})

test('questions carry a revision that changes with the key and with the list of checks, not with the words', async () => {
  const quiz = 'content/lessons/first/one/quiz.yaml'
  const revs = async (change: (text: string) => string) => {
    const { index } = await builderAt(plant({ [quiz]: change })).buildAll()
    return index.questions.map(({ rev }) => rev)
  }
  const first = await revs((text) => text)
  expect(await revs((text) => text.replace('why: Because.', 'why: For a reason.'))).toEqual(first)
  const moved = await revs((text) =>
    text.replace('text: This, right: true', 'text: This').replace('text: That', 'text: That, right: true'),
  )
  expect(moved[0]).not.toBe(first[0])
  expect(moved[1]).toBe(first[1])
  const renamed = await revs((text) => text.replace('qst_aaaaaaa1', 'qst_aaaaaaa9'))
  expect(renamed[1]).not.toBe(first[1])
})

test('the index lists lessons in the order of modules.yaml and leaves out those it does not name', async () => {
  const root = plant({
    'content/lessons/first/alpha/lesson.mdx': read(plant({}), page).replace('lsn_aaaaaaa1', 'lsn_aaaaaaa2'),
  })
  const listed = (await builderAt(root).buildAll()).index.pages.filter(({ kind }) => kind === 'lesson')
  expect(listed.map(({ slug }) => slug)).toEqual(['one'])
  edit(root, 'content/modules.yaml', (text) => text.replace('[one]', '[one, alpha]'))
  const both = (await builderAt(root).buildAll()).index.pages.filter(({ kind }) => kind === 'lesson')
  expect(both.map(({ slug }) => slug)).toEqual(['one', 'alpha'])
})

test('former addresses become redirects', async () => {
  const root = plant({ [page]: (text) => text.replace('minutes: 20', 'minutes: 20\nformerly: [/learn/old]') })
  await builderAt(root).buildAll()
  expect(JSON.parse(read(root, '.content/redirects.json'))).toEqual([
    { source: '/learn/old', destination: '/learn/first/one', permanent: true },
  ])
})

test('search holds the summary, and each section under its anchor', async () => {
  const root = plant({})
  await builderAt(root).buildAll()
  const sections = JSON.parse(read(root, '.content/search.json'))
  expect(sections).toContainEqual(
    expect.objectContaining({
      id: '/learn/first/one#first',
      heading: 'First',
      text: 'A word explained. The only line.',
    }),
  )
  expect(sections[0]).toMatchObject({ id: '/learn/first/one', text: 'A lesson for the tests.' })
})

test('an edit is taken in alone', async () => {
  const root = plant({})
  const builder = builderAt(root)
  await builder.buildAll()
  edit(root, page, (text) => text.replace('explained', 'told'))
  const { compiled, problems } = await builder.update([page])
  expect(compiled.map(({ file }) => file)).toEqual([page])
  expect(problems).toEqual([])
  expect(read(root, '.content/bodies/lsn_aaaaaaa1.json')).toContain('told')
})

test('a page that breaks keeps its last good body and says what is wrong', async () => {
  const root = plant({})
  const builder = builderAt(root)
  await builder.buildAll()
  edit(root, page, (text) => text.replace('explained', '<Given>broken'))
  const { problems, index } = await builder.update([page])
  expect(problems).toMatchObject([{ file: page, rule: 'mdx-syntax' }])
  expect(index.pages[0]?.title).toBe('A lesson')
  expect(read(root, '.content/bodies/lsn_aaaaaaa1.json')).toContain('explained')
  edit(root, page, (text) => text.replace('<Given>broken', 'mended'))
  expect((await builder.update([page])).problems).toEqual([])
  expect(read(root, '.content/bodies/lsn_aaaaaaa1.json')).toContain('mended')
})

test('a page whose front matter breaks stays where it was', async () => {
  const root = plant({})
  const builder = builderAt(root)
  await builder.buildAll()
  edit(root, page, (text) => text.replace('minutes:', 'minuts:'))
  const { problems, index } = await builder.update([page])
  expect(problems.map(({ rule }) => rule)).toEqual(['front-matter', 'front-matter'])
  expect(index.pages.map(({ slug }) => slug)).toContain('one')
})

test('a page that is removed leaves the index', async () => {
  const root = plant({})
  const builder = builderAt(root)
  await builder.buildAll()
  fs.rmSync(path.join(root, page))
  const { index } = await builder.update([page])
  expect(index.pages.map(({ kind }) => kind)).toEqual(['term'])
})

test('an edit of the text is news of a body and no more, and leaves the index for later', async () => {
  const { builder, root, update } = await atWork()
  const before = read(root, '.content/index.json')
  const { bodies, report } = await update(page, 'explained', 'told in more words')
  expect(bodies).toEqual([{ id: 'lsn_aaaaaaa1', rev: report.index.pages[0]?.bodyRev }])
  expect(read(root, `public/_content/bodies/lsn_aaaaaaa1.${bodies?.[0]?.rev}.json`)).toContain('more words')
  expect(read(root, '.content/index.json')).toBe(before)
  builder.settle(report)
  expect(JSON.parse(read(root, '.content/index.json'))).toEqual(report.index)
  expect(read(root, '.content/search.json')).toContain('told in more words')
})

test.each([
  ['a heading', page, '## First', '## Premier'],
  ['the front matter', page, 'minutes: 20', 'minutes: 25'],
  ['a former address', page, 'minutes: 20', 'minutes: 20\nformerly: [/learn/old]'],
  ['the terms that it links', page, /<Term id="\w+">(\w+)<\/Term>/, '$1'],
  [
    'the key of a question',
    'content/lessons/first/one/quiz.yaml',
    /This, right: true([\s\S]*)That/,
    'This$1That, right: true',
  ],
  ['the path of lessons', 'content/modules.yaml', 'title: ', 'title: The '],
])('an edit of %s is news of more than a body', async (_, file, from, to) => {
  const { root, update } = await atWork()
  const before = read(root, file)
  const { bodies, report } = await update(file, from, to)
  expect(read(root, file)).not.toBe(before)
  expect(bodies).toBeUndefined()
  expect(JSON.parse(read(root, '.content/index.json'))).toEqual(report.index)
})

test('a page that comes or goes is news of more than a body', async () => {
  const { builder, root } = await atWork()
  const other = 'content/glossary/other.mdx'
  fs.writeFileSync(
    path.join(root, other),
    read(root, 'content/glossary/word.mdx').replace(/^id: .*/m, 'id: trm_other'),
  )
  expect((await builder.update([other])).bodies).toBeUndefined()
  fs.rmSync(path.join(root, other))
  expect((await builder.update([other])).bodies).toBeUndefined()
})

test('the words of a question are part of the body', async () => {
  const { update } = await atWork()
  const { bodies } = await update('content/lessons/first/one/quiz.yaml', 'Not that.', 'Not that one.')
  expect(bodies).toHaveLength(1)
})

test('a page that breaks is news of the body that it had', async () => {
  const { update } = await atWork()
  const { bodies, report } = await update(page, 'explained', '<Given>broken')
  expect(bodies).toEqual([{ id: 'lsn_aaaaaaa1', rev: report.index.pages[0]?.bodyRev }])
})

/** A builder that has built everything, and edits one file. */
async function atWork() {
  const root = plant({})
  const builder = builderAt(root)
  await builder.buildAll()
  const update = async (file: string, from: string | RegExp, to: string) => {
    edit(root, file, (text) => text.replace(from, to))
    const report = await builder.update([file])
    return { report, bodies: report.bodies }
  }
  return { root, builder, update }
}

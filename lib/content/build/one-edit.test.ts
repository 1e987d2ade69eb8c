import fs from 'node:fs'
import path from 'node:path'
import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import { createBuilder } from '@/lib/content/build/builder'
import { plant, soundContent } from '@/lib/content/check/fixture'
import { viewsOf } from '@/lib/content/views'

const page = 'content/lessons/first/one/lesson.mdx'
const sound = soundContent[page] ?? ''
const written = sound
  .replace('title: A lesson', 'title: A renamed lesson')
  .replace('<Term id="trm_word">word</Term> explained', 'thing told')

/** The sound lesson between two neighbours that have no questions. */
const three = (text: string) => {
  const neighbour = (id: string) =>
    sound.replace('lsn_aaaaaaa1', id).replace(/## First[\s\S]*/, '## First\n\nA sentence.\n')
  return plant({
    'content/modules.yaml': (modules) => modules.replace('[one]', '[before, one, after]'),
    'content/lessons/first/before/lesson.mdx': neighbour('lsn_aaaaaaa2'),
    'content/lessons/first/after/lesson.mdx': neighbour('lsn_aaaaaaa3'),
    [page]: text,
  })
}

const build = (root: string) =>
  createBuilder({
    root,
    compiler: '1',
    watched: false,
    renderStatic: toHtml,
    buildSearch: (sections) => JSON.stringify(sections),
  }).buildAll()

/** Everything that a build wrote, by file. */
const outputs = (root: string) =>
  new Map(
    ['.content', 'public']
      .flatMap((folder) => fs.readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file): [string, string] => [path.relative(root, file), fs.readFileSync(file, 'utf8')]),
  )

test('after an edit everything is byte for byte what a clean build makes', async () => {
  const root = three(sound)
  await build(root)
  fs.writeFileSync(path.join(root, page), written)
  await build(root)
  const clean = three(written)
  await build(clean)
  expect(outputs(root)).toEqual(outputs(clean))
})

test('an edit rewrites the files of its page, the index and search, and no other', async () => {
  const root = three(sound)
  await build(root)
  const before = outputs(root)
  fs.writeFileSync(path.join(root, page), written)
  await build(root)
  const changed = [...outputs(root)].filter(([file, text]) => before.get(file) !== text).map(([file]) => file)
  expect(changed.map((file) => file.replace(/\.\w{16}\./, '.<rev>.')).sort()).toEqual([
    '.content/bodies/lsn_aaaaaaa1.json',
    '.content/index.json',
    '.content/pages/lsn_aaaaaaa1.json',
    '.content/pages/search-key.json',
    '.content/search.json',
    'public/_content/bodies/lsn_aaaaaaa1.<rev>.json',
    'public/_content/islands/lsn_aaaaaaa1.<rev>.json',
    'public/learn/first/one.md',
  ])
})

test('neighbours and glossary show an edited lesson as it is now', async () => {
  const root = three(sound)
  const linked = viewsOf((await build(root)).index).byId('trm_word')
  expect(linked).toMatchObject({ backLinks: [{ title: 'A lesson' }] })
  fs.writeFileSync(path.join(root, page), written)
  const views = viewsOf((await build(root)).index)
  expect(views.byId('lsn_aaaaaaa2')).toMatchObject({ next: { title: 'A renamed lesson' } })
  expect(views.byId('lsn_aaaaaaa3')).toMatchObject({ previous: { title: 'A renamed lesson' } })
  expect(views.byId('trm_word')).toMatchObject({ backLinks: [] })
  expect(fs.readFileSync(path.join(root, '.content/search.json'), 'utf8')).toContain('A thing told.')
})

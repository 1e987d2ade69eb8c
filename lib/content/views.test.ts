import { expect, test } from 'vitest'
import type { IndexFile, IndexLesson, IndexTerm } from '@/lib/content/index-file'
import { viewsOf } from '@/lib/content/views'

const common = {
  file: 'content/x.mdx',
  summary: 'About it.',
  words: 440,
  headings: [],
  sources: [],
  rev: 'r',
  bodyRev: 'b',
  problems: 0,
}
const lesson = (slug: string, module: string, rest: Partial<IndexLesson> = {}): IndexLesson => ({
  ...common,
  kind: 'lesson',
  id: `lsn_${slug}`,
  slug,
  href: `/learn/${module}/${slug}`,
  title: `Lesson ${slug}`,
  updated: '2026-11-22',
  module,
  minutes: 30,
  objectives: [],
  requires: [],
  terms: [],
  checks: [],
  inline: [],
  ...rest,
})
const term = (slug: string, rest: Partial<IndexTerm> = {}): IndexTerm => ({
  ...common,
  kind: 'term',
  id: `trm_${slug}`,
  slug,
  href: `/glossary/${slug}`,
  title: slug.toUpperCase(),
  terms: [],
  short: `What ${slug} means.`,
  also: [],
  see: [],
  ...rest,
})

const index: IndexFile = {
  watched: false,
  modules: [
    { id: 'mod_a', slug: 'a', title: 'A', summary: '', requires: [], lessons: ['lsn_one', 'lsn_two'] },
    { id: 'mod_b', slug: 'b', title: 'B', summary: '', requires: ['mod_a'], lessons: ['lsn_three'] },
  ],
  pages: [
    lesson('one', 'a', { terms: ['trm_dns', 'trm_gone'] }),
    lesson('two', 'a'),
    lesson('three', 'b', { requires: ['lsn_one'] }),
    term('dns', { see: ['trm_tcp'] }),
    term('tcp', { terms: ['trm_dns', 'trm_tcp'] }),
  ],
  questions: [],
}
const views = viewsOf(index)
const lessonView = (id: string) => {
  const view = views.byId(id)
  if (view?.kind !== 'lesson') throw new Error(`no lesson ${id}`)
  return view
}
const termView = (id: string) => {
  const view = views.byId(id)
  if (view?.kind !== 'term') throw new Error(`no term ${id}`)
  return view
}

test('lessons are numbered by module, and on through all modules', () => {
  expect([...views.lessonRefs.values()].map(({ number }) => number)).toEqual(['M0 · 1', 'M0 · 2', 'M1 · 3'])
  expect(lessonView('lsn_three').number).toBe('M1 · 3')
})

test('previous and next cross from one module to the other', () => {
  expect(lessonView('lsn_one').previous).toBeUndefined()
  expect(lessonView('lsn_two').next?.href).toBe('/learn/b/three')
  expect(lessonView('lsn_three').previous?.title).toBe('Lesson two')
})

test('ids become titles and addresses; one that leads nowhere is left out', () => {
  expect(lessonView('lsn_three').requires).toMatchObject([{ title: 'Lesson one', href: '/learn/a/one' }])
  expect(lessonView('lsn_one').terms).toEqual([
    { id: 'trm_dns', title: 'DNS', href: '/glossary/dns', short: 'What dns means.' },
  ])
})

test('a term knows the pages that use it, itself excepted', () => {
  expect(termView('trm_dns').backLinks.map(({ href }) => href)).toEqual(['/learn/a/one', '/glossary/tcp'])
  expect(termView('trm_tcp').backLinks).toEqual([])
  expect(termView('trm_dns').see[0]?.short).toBe('What tcp means.')
})

test('a module adds up the time of its lessons and names what it requires', () => {
  expect(views.modules[0]).toMatchObject({ number: 'M0', minutes: 60 })
  expect(views.modules[1]?.requires).toMatchObject([{ number: 'M0', href: '/learn/a' }])
})

test('reading time follows the number of words', () => {
  expect(lessonView('lsn_one').readingMinutes).toBe(2)
})

test('a page is found by its address, and only by the whole of it', () => {
  expect(views.byHref('/learn/a/two')?.id).toBe('lsn_two')
  expect(views.byHref('/learn/b/two')).toBeNull()
})

test('views are frozen to the bottom', () => {
  expect(() => Object.assign(lessonView('lsn_one').module, { title: 'changed' })).toThrow()
})

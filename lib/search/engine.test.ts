import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SearchSection } from '@/lib/content/view'
import { buildIndex, openIndex, searchIndex } from './engine'
import { excerpt } from './excerpt'

const section = (href: string, page: string, rest: Partial<SearchSection>): SearchSection => ({
  id: href,
  pageId: href.split('#')[0] ?? href,
  kind: 'lesson',
  href,
  page,
  heading: '',
  text: '',
  ...rest,
})
const sections = [
  section('/glossary/idempotent', 'Idempotent', { text: 'Doing it twice has the same effect as once.' }),
  section('/learn/a/http#methods', 'HTTP messages', {
    heading: 'Methods',
    text: 'PUT is idempotent, POST is not. A retry of PUT is safe.',
  }),
  section('/glossary/dns', 'DNS', { also: 'domain name system', text: 'Turns names into addresses.' }),
]
const index = openIndex(buildIndex(sections))
const hrefs = (query: string) => searchIndex(index, query).hits.map((hit) => hit.href)

test('a word in a title ranks before the same word in a text', () => {
  expect(hrefs('idempotent')).toEqual(['/glossary/idempotent', '/learn/a/http#methods'])
})

test('a typo still finds the word', () => {
  expect(hrefs('idempotant')[0]).toBe('/glossary/idempotent')
})

test('an unfinished word finds the whole one', () => {
  expect(hrefs('addres')).toEqual(['/glossary/dns'])
})

test('another name of a term finds it', () => {
  expect(hrefs('domain name')[0]).toBe('/glossary/dns')
})

test('words that no section has together are looked up one by one', () => {
  expect(hrefs('retry addresses').sort()).toEqual(['/glossary/dns', '/learn/a/http#methods'])
})

test('words that say nothing do not count, alone or beside others', () => {
  expect(hrefs('why is a retry of PUT so safe')).toEqual(['/learn/a/http#methods'])
  expect(searchIndex(index, 'why is my').total).toBe(0)
})

test('a page that has all words in different sections goes before pages that have one of them', () => {
  const split = openIndex(
    buildIndex([
      section('/learn/b/page#one', 'Long page', { heading: 'Weight', text: 'Images make it heavy.' }),
      section('/learn/b/page#two', 'Long page', { heading: 'Speed', text: 'A cache makes it quick.' }),
      section('/glossary/cache', 'Cache', { text: 'Keeps answers.' }),
    ]),
  )
  expect(
    searchIndex(split, 'images cache')
      .hits.map(({ href }) => href)
      .sort(),
  ).toEqual(['/learn/b/page#one', '/learn/b/page#two'])
})

test('nothing asked, nothing found', () => {
  expect(searchIndex(index, '   ')).toEqual({ query: '', total: 0, hits: [] })
})

test('an excerpt marks what matched, in the spelling of the text', () => {
  expect(excerpt('Before PUT & after', ['put'])).toEqual([
    { text: 'Before ' },
    { text: 'PUT', mark: true },
    { text: ' & after' },
  ])
})

test('a short text is shown whole, whatever the words', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 150 }), fc.array(fc.string({ minLength: 1 })), (text, words) => {
      expect(
        excerpt(text, words)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('a long text is cut to the place that matched', () => {
  const parts = excerpt(`${'before '.repeat(80)}needle ${'after '.repeat(80)}`, ['needle'])
  expect(parts.find((part) => part.mark)?.text).toBe('needle')
  expect(parts.map((part) => part.text).join('').length).toBeLessThan(220)
})

import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { z } from 'zod'
import { checkContent } from '@/lib/content/check/check'
import { plant, soundContent } from '@/lib/content/check/fixture'
import { retiredSchema } from '@/lib/content/check/ids'
import { readContent } from '@/lib/content/read'
import { exchangesFile, journeyFile, lesson, modulesFile } from '@/lib/content/schema'
import { quizFile } from '@/lib/quiz/schema'
import { blockNames, fillBlocks } from './blocks'
import { undescribed } from './tables'
import { makeBlocks, pages } from './write'

const read = (file: string) => fs.readFileSync(file, 'utf8')
const blocks = await makeBlocks()
const documents = ['README.md', 'CONTRIBUTING.md', ...pages]

describe('generated blocks', () => {
  test.each(pages)('%s says what the code says; if not: npm run docs', (page) => {
    expect(read(page)).toBe(fillBlocks(read(page), blocks))
  })

  test('every block that is made stands in a page', () => {
    const placed = pages.flatMap((page) => blockNames(read(page)))
    expect(placed.toSorted()).toEqual(Object.keys(blocks).toSorted())
  })

  test('a marker that nothing fills is an error', () => {
    expect(() => fillBlocks('<!-- generated:none -->\n<!-- end:none -->', {})).toThrow('none')
  })

  test('every field that somebody fills in says what it is', () => {
    expect(undescribed()).toEqual([])
  })
})

/** Fences of a page by the word after their language: ```` ```yaml quiz ````. */
const examples = [...read('docs/authoring.md').matchAll(/^```yaml (\w+)\n([\s\S]*?)^```$/gm)].map(
  ([, kind = '', text = '']) => ({ kind, text }),
)
const schemas: Record<string, z.ZodType> = {
  lesson,
  quiz: quizFile,
  journey: journeyFile,
  exchanges: exchangesFile,
  modules: modulesFile,
  retired: retiredSchema,
}

describe('the examples for authors', () => {
  test.each(examples)('a $kind is accepted by the schema', ({ kind, text }) => {
    expect(schemas[kind]?.safeParse(parse(text)).error).toBeUndefined()
    expect(Object.keys(schemas)).toContain(kind)
  })

  test('a question can be answered in one way', () => {
    const folder = 'content/lessons/first/one'
    const page = (soundContent[`${folder}/lesson.mdx`] ?? '').replace(/<Recall .*/, '')
    const problems = examples
      .filter(({ kind }) => kind === 'quiz')
      .map(({ text }) => plant({ [`${folder}/lesson.mdx`]: page, [`${folder}/quiz.yaml`]: text }))
      .flatMap((root) => checkContent(readContent(root)))
    const expected = new Set(['unlocked-id', 'vanished-id'])
    expect(problems.filter(({ rule }) => !expected.has(rule))).toEqual([])
  })

  test('every kind of question has one', () => {
    const kinds = examples.filter(({ kind }) => kind === 'quiz').map(({ text }) => parse(text).checks[0].kind)
    const documented = Object.keys(blocks).flatMap((name) => /^question-(\w+)$/.exec(name)?.[1] ?? [])
    expect(kinds).toEqual(documented)
  })
})

test('every rule of the checker is explained to authors', () => {
  const text = fs
    .readdirSync('lib/content', { recursive: true })
    .map(String)
    .filter((file) => /(?<![.]test)[.]ts$/.test(file))
    .map((file) => read(path.join('lib/content', file)))
    .join('\n')
  const rules = [...text.matchAll(/\brule(?::| =) '([a-z][a-z-]+)'/g)].map(([, rule]) => rule)
  const explained = [...read('docs/authoring.md').matchAll(/`([a-z-]+)`(?=.* \| )/g)].map(([, rule]) => rule)
  expect(rules.length).toBeGreaterThan(20)
  expect(explained).toEqual(expect.arrayContaining([...new Set(rules)]))
})

const anchorsOf = (page: string) =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(' ', '-'),
  )

describe.each(documents)('%s', (page) => {
  test('links to files and headings that are there', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:|mailto:|\/)([^)\s]+)\)/g)].map(
      ([, link]) => link ?? '',
    )
    const dead = links.filter((link) => {
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? page : path.join(path.dirname(page), file)
      if (!fs.existsSync(target)) return true
      return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor)
    })
    expect(dead).toEqual([])
  })

  test('names npm scripts that exist', () => {
    const scripts = JSON.parse(read('package.json')).scripts
    const named = [...read(page).matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name ?? '')
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })

  test('names files of the repository that exist', () => {
    const named = [
      ...read(page).matchAll(/`((?:app|components|lib|scripts|deploy|docs|e2e)\/[\w./[\]-]+[.]\w+)`/g),
    ].map(([, file]) => file ?? '')
    expect(named.filter((file) => !fs.existsSync(file))).toEqual([])
  })
})

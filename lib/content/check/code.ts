import fs from 'node:fs'
import path from 'node:path'
import type { Code } from 'mdast'
import { suggest } from '@/lib/content/nearest'
import type { Problem } from '@/lib/content/problem'
import { allSources } from '@/lib/content/read'
import type { AnySource, Content } from '@/lib/content/source'
import { attribute, type Element, elementsOf, nodesOf, problemAt, problemIn, type Rule } from './walk'

const programs = /^(js|javascript|mjs|ts|typescript|python|py|php|ruby|rb|java|sql)$/
const runnable = /\.(mjs|js|ts|py|php|rb|java|sql)$/

const absolute = (content: Content, page: AnySource, file: string) =>
  path.join(content.root, page.folder, file)
const exists = (content: Content, page: AnySource, file: string) =>
  fs.existsSync(absolute(content, page, file))

function neighbours(content: Content, page: AnySource, file: string): string[] {
  const folder = path.dirname(absolute(content, page, file))
  if (!fs.existsSync(folder)) return []
  return fs.readdirSync(folder).map((name) => path.posix.join(path.posix.dirname(file), name))
}

type Named = { content: Content; page: AnySource; element: Element; file: string }

function missingFile({ content, page, element, file }: Named): Problem[] {
  if (exists(content, page, file)) return []
  const fix = suggest(file, neighbours(content, page, file))
  return [
    problemAt(page, element, {
      rule: 'missing-file',
      message: `there is no file ${page.folder}/${file}`,
      fix,
    }),
  ]
}

/** Every file that an element names is there. */
export const presentFiles: Rule = (content) =>
  allSources(content).flatMap((page) => [
    ...elementsOf(page, 'Code', 'Journey').flatMap((element) =>
      missingFile({ content, page, element, file: attribute(element, 'file') ?? '.' }),
    ),
    ...elementsOf(page, 'Diff').flatMap((element) =>
      ['from', 'to'].flatMap((name) =>
        missingFile({ content, page, element, file: attribute(element, name) ?? '.' }),
      ),
    ),
    ...elementsOf(page, 'Output').flatMap((element) =>
      missingFile({ content, page, element, file: `${attribute(element, 'of') ?? ''}.out` }),
    ),
  ])

const numbersOf = (text: string) => text.split(/[,-]/).map(Number)

/** Regions and marks lie within the file, and there is one note per mark when there are notes. */
export const marksWithinFile: Rule = (content) =>
  allSources(content).flatMap((page) =>
    elementsOf(page, 'Code').flatMap((element) => {
      const file = attribute(element, 'file') ?? '.'
      if (!exists(content, page, file)) return []
      const count = fs
        .readFileSync(absolute(content, page, file), 'utf8')
        .trimEnd()
        .split('\n').length
      const marks = attribute(element, 'mark')
      const beyond = [attribute(element, 'lines'), marks]
        .flatMap((text) => (text ? numbersOf(text) : []))
        .filter((line) => line > count)
      const notes = element.children.find((child) => child.type === 'list')?.children.length
      const marked = marks?.split(',').length ?? 0
      return [
        ...beyond.map((line) =>
          problemAt(page, element, {
            rule: 'code-lines',
            message: `line ${line} is beyond ${file}, which has ${count}`,
          }),
        ),
        ...(notes !== undefined && notes !== marked
          ? [
              problemAt(page, element, {
                rule: 'code-lines',
                message: `${notes} notes for ${marked} marks`,
                fix: 'Write one list item per range in mark="…".',
              }),
            ]
          : []),
      ]
    }),
  )

/** A program that is not run says why; one that is run shows or promises what it prints. */
export const runPromises: Rule = (content) =>
  allSources(content).flatMap((page) => {
    const served = new Set(
      (page.exchanges?.value ?? []).flatMap(({ servers }) => servers.map((file) => `code/${file}`)),
    )
    return elementsOf(page, 'Code').flatMap((element) => {
      const file = attribute(element, 'file') ?? ''
      const still = attribute(element, 'run') === 'no'
      if (still && !attribute(element, 'because'))
        return problemAt(page, element, {
          rule: 'not-run',
          message: `${file} is not run, and nothing says why`,
          fix: 'Add because="…".',
        })
      if (
        still ||
        !runnable.test(file) ||
        !exists(content, page, file) ||
        served.has(file) ||
        exists(content, page, `${file}.out`)
      )
        return []
      return problemAt(page, element, {
        rule: 'not-run',
        message: `nothing says what ${file} prints`,
        fix: `Record its output in ${file}.out, name it in code/exchanges.yaml, or write run="no" because="…".`,
      })
    })
  })

const meta = (fence: Code, name: string) =>
  new RegExp(`(?:^|\\s)${name}="([^"]+)"`).exec(fence.meta ?? '')?.[1]

/** Programs live in files, where tests run them; a fence that is a program says why it is none. */
export const fencesAreNoPrograms: Rule = (content) =>
  allSources(content).flatMap((page) =>
    nodesOf(page, 'code').flatMap((fence) => {
      if (!fence.lang)
        return problemAt(page, fence, {
          rule: 'fence',
          message: 'a fence without a language',
          fix: 'Name it after the backticks: ```text, ```http, ```console …',
        })
      if (!programs.test(fence.lang) || (meta(fence, 'run') === 'no' && meta(fence, 'because'))) return []
      return problemAt(page, fence, {
        rule: 'fence',
        message: `a program in a fence (${fence.lang}) is not run by the tests`,
        fix: 'Move it to a file under code/ and show it with <Code file="…" />, or add run="no" because="…" after the language.',
      })
    }),
  )

/** `<Exchange>` names one that exists, and exchanges name servers that exist. */
export const knownExchanges: Rule = (content) =>
  allSources(content).flatMap((page) => {
    const exchanges = page.exchanges?.value ?? []
    const names = exchanges.map(({ name }) => name)
    const unknown = elementsOf(page, 'Exchange').flatMap((element) => {
      const name = attribute(element, 'name') ?? ''
      return names.includes(name)
        ? []
        : problemAt(page, element, {
            rule: 'unknown-id',
            message: `there is no exchange "${name}" in code/exchanges.yaml`,
            fix: suggest(name, names),
          })
    })
    const source = page.exchanges
    const missing = exchanges.flatMap(({ servers }, index) =>
      servers.flatMap((file, place) =>
        source && !exists(content, page, `code/${file}`)
          ? problemIn(source, [index, 'servers', place], {
              rule: 'missing-file',
              message: `there is no file code/${file}`,
              fix: suggest(`code/${file}`, neighbours(content, page, `code/${file}`)),
            })
          : [],
      ),
    )
    return [...unknown, ...missing]
  })

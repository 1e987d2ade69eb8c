import type { Root } from 'mdast'
import { mdxExpressionFromMarkdown } from 'mdast-util-mdx-expression'
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx'
import { mdxExpression } from 'micromark-extension-mdx-expression'
import { mdxJsx } from 'micromark-extension-mdx-jsx'
import { mdxMd } from 'micromark-extension-mdx-md'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import type { Place, Problem } from '@/lib/content/problem'

/**
 * MDX without JavaScript: elements and `{…}` are recognised, nothing in braces is parsed or run.
 * So `## Title {#id}` is allowed, parsing is quicker, and a page can never execute anything.
 */
function mdxWithoutScript(this: Processor) {
  const data = this.data()
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push(mdxMd(), mdxJsx(), mdxExpression())
  data.fromMarkdownExtensions ??= []
  data.fromMarkdownExtensions.push(mdxJsxFromMarkdown(), mdxExpressionFromMarkdown())
}

const page = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).use(mdxWithoutScript).freeze()
const prose = unified().use(remarkParse).use(remarkGfm).freeze()

/** Parses a page. A syntax error comes back as a problem with an empty tree; MDX reports the first one only. */
export function parseMdx(file: string, text: string): { tree: Root; problems: Problem[] } {
  try {
    return { tree: page.parse(text), problems: [] }
  } catch (error) {
    return { tree: { type: 'root', children: [] }, problems: [syntaxProblem(file, error)] }
  }
}

/**
 * Parses Markdown without elements, as questions and journeys hold it. Setting a parser up costs more than a sentence,
 * and each sentence is wanted twice (page and rendition) and again at every edit of the page: trees are kept a while.
 */
export function parseMarkdown(text: string): Root {
  const tree = parsed.get(text) ?? prose.parse(text)
  parsed.set(text, tree)
  const oldest = parsed.size > places ? parsed.keys().next().value : undefined
  if (oldest !== undefined) parsed.delete(oldest)
  // Whoever asks may change it.
  return structuredClone(tree)
}

const parsed = new Map<string, Root>()
const places = 1000

function syntaxProblem(file: string, error: unknown): Problem {
  const message = error instanceof Error && 'reason' in error ? String(error.reason) : String(error)
  const found = unclosed(message, placeOf(error)) ?? { ...placeOf(error), message: firstSentence(message) }
  return { file, ...found, rule: 'mdx-syntax', ...fixFor(message) }
}

/** An element without its end is repaired where it opens; MDX tells that place in words only: `<Aside>` (38:1-38:22). */
function unclosed(message: string, noticed: Place): (Place & { message: string }) | undefined {
  const [, tag, line, column, before] =
    /closing tag for (`<.*?>`) \((\d+):(\d+)-[\d:]+\)(?: before the end of `(\w+)`)?/.exec(message) ?? []
  if (!tag) return undefined
  const [, met] = /^Unexpected closing tag (`.*?`)/.exec(message) ?? []
  const around = before?.replace(/[A-Z]/, (capital) => ` ${capital.toLowerCase()}`)
  const ending = met ? `${met} at ${noticed.line}:${noticed.column}` : around && `the end of its ${around}`
  return {
    line: Number(line),
    column: Number(column),
    message: `${tag}, opened at ${line}:${column}, is not closed${ending ? ` before ${ending}` : ''}`,
  }
}

function placeOf(error: unknown): Place {
  const place = isRecord(error) ? error.place : undefined
  const start = isRecord(place) && isRecord(place.start) ? place.start : place
  if (!isRecord(start)) return { line: 1, column: 1 }
  return { line: Number(start.line) || 1, column: Number(start.column) || 1 }
}

const firstSentence = (message: string) =>
  message.replace(/\s*\(note: [\s\S]*\)$/, '').split('\n')[0] ?? message

const fixes: [RegExp, string][] = [
  [
    /closing tag|end of file|Expected a closing/i,
    'Close the element, and leave an empty line before and after Markdown inside it.',
  ],
  [/`!`|comment/i, 'Write a comment as {/* … */}.'],
  [/before name|local name|in name|after name/i, 'A "<" in prose is written \\< or put in `code`.'],
  [/`\}`|in expression/i, 'A "{" in prose is written \\{ or put in `code`.'],
]

function fixFor(message: string): { fix?: string } {
  const found = fixes.find(([pattern]) => pattern.test(message))
  return found ? { fix: found[1] } : {}
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

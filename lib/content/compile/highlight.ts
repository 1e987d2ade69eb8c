import { createHighlighterCore, type HighlighterCore, type ThemedToken } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import { codeTheme, elementOf } from '@/lib/content/compile/code-theme'
import { escapeHtml } from '@/lib/content/compile/html'
import type { Language } from '@/lib/content/languages'

/** Grammars are large: each is loaded when a page first needs it. */
const grammars: Record<string, () => Promise<{ default: Parameters<HighlighterCore['loadLanguage']>[0] }>> = {
  javascript: () => import('shiki/langs/javascript.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  python: () => import('shiki/langs/python.mjs'),
  php: () => import('shiki/langs/php.mjs'),
  ruby: () => import('shiki/langs/ruby.mjs'),
  java: () => import('shiki/langs/java.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  http: () => import('shiki/langs/http.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
  shellscript: () => import('shiki/langs/shellscript.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  css: () => import('shiki/langs/css.mjs'),
}

let core: Promise<HighlighterCore> | undefined

async function highlighterFor(grammar: string): Promise<HighlighterCore> {
  // `forgiving` leaves out the rare rule that JavaScript's engine cannot express, instead of failing the page.
  core ??= createHighlighterCore({
    themes: [codeTheme],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  })
  const highlighter = await core
  const load = grammars[grammar]
  if (load && !highlighter.getLoadedLanguages().includes(grammar)) {
    await highlighter.loadLanguage((await load()).default)
  }
  return highlighter
}

/** Highlights code: one HTML string per line, tokens in bare elements (see code-theme.ts). */
export async function highlightLines(
  code: string,
  language: Pick<Language, 'id' | 'grammar'>,
): Promise<string[]> {
  const { id, grammar } = language
  const text = code.replace(/\r\n?/g, '\n').replace(/\n+$/, '')
  if (!grammar) return text.split('\n').map(plainLine[id] ?? escapeHtml)
  const key = `${grammar}\n${text}`
  const lines = done.get(key) ?? remember(key, tokenise(text, grammar, await highlighterFor(grammar)))
  return [...lines]
}

const tokenise = (text: string, grammar: string, highlighter: HighlighterCore) =>
  highlighter.codeToTokensBase(text, { lang: grammar, theme: codeTheme.name }).map(lineHtml)

/** A page shows the same file whole and in regions, and an author edits the text around it: tokens are kept a while. */
const done = new Map<string, string[]>()
const places = 500

function remember(key: string, lines: string[]): string[] {
  done.set(key, lines)
  const oldest = done.size > places ? done.keys().next().value : undefined
  if (oldest !== undefined) done.delete(oldest)
  return lines
}

/** Neighbouring tokens of one colour become one element; spaces take the colour of what they follow. */
function lineHtml(tokens: ThemedToken[]): string {
  const runs: { name: string; text: string }[] = []
  for (const { content, color } of tokens) {
    const last = runs.at(-1)
    const name = elementOf(color)
    if (last && (last.name === name || content.trim() === '')) last.text += content
    else runs.push({ name, text: content })
  }
  return runs.map(({ name, text }) => wrap(name, text)).join('')
}

function wrap(name: string, text: string): string {
  if (name === '' || text.trim() === '') return escapeHtml(text)
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  return `${before}<${name}>${escapeHtml(inner)}</${name}>${after}`
}

/** Languages small enough to need no grammar. */
const plainLine: Record<string, (line: string) => string> = {
  console: (line) => {
    const [, prompt, command] = /^([$#>] )(.*)$/.exec(line) ?? []
    return prompt ? `<em>${escapeHtml(prompt)}</em><b>${escapeHtml(command ?? '')}</b>` : escapeHtml(line)
  },
  diff: (line) => {
    if (line.startsWith('+')) return `<ins>${escapeHtml(line.slice(1))}</ins>`
    if (line.startsWith('-')) return `<del>${escapeHtml(line.slice(1))}</del>`
    return escapeHtml(line)
  },
}

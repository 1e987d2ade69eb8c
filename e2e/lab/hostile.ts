import type { Language } from '@/lib/lab/runtime'
import { exhausting, reaching, storing } from './hostile-javascript'
import { hostilePhp, hostilePython, hostileRuby } from './hostile-others'

/** A program that means ill. `mustFail`: its body must not say that it got through. */
export type Hostile = { name: string; language: Language; source: string }

const attempt = (expression: string) => `
export default { async fetch() {
  const patience = new Promise((resolve) => setTimeout(resolve, 300, 'no answer'))
  try {
    const got = await Promise.race([(async () => ${expression})(), patience])
    return new Response(got === 'no answer' || got === undefined ? 'nothing' : 'GOT ' + String(got))
  } catch (error) { return new Response(error.name + ': ' + error.message) }
} }`

const named = (
  pattern: string,
  programs: Record<string, string>,
  language: Language = 'javascript',
): Hostile[] =>
  Object.entries(programs).map(([name, source]) => ({
    name: `${pattern}: ${name}`,
    language,
    source,
  }))

const mapped = (all: Record<string, string>, wrap: (body: string) => string) =>
  Object.fromEntries(Object.entries(all).map(([name, body]) => [name, wrap(body)]))

/** Programs that try to reach the host, while answering and while being loaded; to store; and to use everything up. */
export const hostileIn = {
  javascript: (host: string): Hostile[] => {
    const constant = `const HOST = ${JSON.stringify(host)};`
    return [
      ...named(
        'answering',
        mapped(reaching, (body) => constant + attempt(body)),
      ),
      ...named(
        'loading',
        mapped(reaching, (body) => `${constant} try { await (${body}) } catch {} ${attempt('undefined')}`),
      ),
      ...named('storing', mapped(storing, attempt)),
      ...named(
        'exhausting',
        mapped(exhausting, (body) => `export default { async fetch() { ${body} } }`),
      ),
    ]
  },
  php: (host: string) => named('php', hostilePhp(host), 'php'),
  ruby: (host: string) => named('ruby', hostileRuby(host), 'ruby'),
  python: (host: string) => named('python', hostilePython(host), 'python'),
}

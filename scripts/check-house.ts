// The rules of the house that no linter knows: names tell where code runs, files stay small, one reader of the environment.
import fs from 'node:fs'
import path from 'node:path'

type Source = { file: string; text: string; lines: number }
type Rule = { says: string; breaks: (source: Source) => boolean }

const roots = ['app', 'components', 'lib', 'scripts', 'e2e']
const exempt = /(^|\/)(migrations|generated)\//

function walk(folder: string): string[] {
  if (!fs.existsSync(folder)) return []
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    return entry.isDirectory() ? walk(file) : [file]
  })
}

const sources: Source[] = [...roots.flatMap(walk), 'proxy.ts', 'instrumentation.ts', 'next.config.mjs']
  .filter((file) => /\.(ts|tsx|mjs|css)$/.test(file) && !exempt.test(file) && fs.existsSync(file))
  .map((file) => {
    const text = fs.readFileSync(file, 'utf8')
    return { file, text, lines: text.split('\n').length - 1 }
  })

/** Comments may stand before a directive; it counts all the same. */
const comments = String.raw`^(?:\s|//[^\n]*\n|/\*[^]*?\*/)*`
const starts = (text: string, directive: string) => new RegExp(`${comments}['"]${directive}['"]`).test(text)
const importsServerOnly = (text: string) => /^import 'server-only'/m.test(text)
const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const runsOnServer = /^lib\/(db\/[^/]+|[^/]+\/(queries|commands|session))\.ts$/

/** The files that may set HTML directly. */
const setsHtml = new Set([
  'app/layout.tsx',
  'components/instrument/rich.tsx',
  'components/lesson/body.client.tsx',
  'components/mdx/code.tsx',
  'components/mdx/figure.tsx',
  'components/site/structured-data.tsx',
])

/** Exported so that its test can feed it sources that break each rule. */
export const rules: Rule[] = [
  {
    says: "a *.client.tsx file starts with 'use client', and no other file does",
    breaks: ({ file, text }) =>
      starts(text, 'use client') !== /\.client\.tsx?$/.test(file) &&
      !/^app\/(global-)?error\.tsx$/.test(file),
  },
  {
    says: "lib/*/actions.ts starts with 'use server', and no other file does",
    breaks: ({ file, text }) => starts(text, 'use server') !== /^lib\/[^/]+\/actions\.ts$/.test(file),
  },
  {
    says: "queries, commands, session and lib/db files import 'server-only'",
    breaks: ({ file, text }) => runsOnServer.test(file) && !isTest(file) && !importsServerOnly(text),
  },
  { says: 'at most 300 lines', breaks: ({ lines }) => lines > 300 },
  {
    says: 'only lib/env.ts reads process.env; NODE_ENV is a constant of the bundler in components',
    breaks: ({ file, text }) =>
      /^(app|components|lib)\//.test(file) &&
      file !== 'lib/env.ts' &&
      !isTest(file) &&
      /process\.env\b/.test(
        file.startsWith('components/') ? text.replaceAll(/process\.env\.NODE_ENV\b/g, '') : text,
      ),
  },
  {
    says: 'a name says what is inside: no utils, helpers, misc, common, manager, service',
    breaks: ({ file }) => /(^|[/.-])(utils?|helpers?|misc|common|manager|services?)([/.-]|$)/.test(file),
  },
  {
    says: 'no inline style: the security policy forbids it',
    breaks: ({ file, text }) =>
      /^(app|components)\/.*\.tsx$/.test(file) && !file.startsWith('app/og/') && /\sstyle=/.test(text),
  },
  {
    says: 'HTML is set directly only where it comes from our own compiler or is escaped by ours',
    breaks: ({ file, text }) =>
      /^(app|components)\//.test(file) && /dangerouslySetInnerHTML/.test(text) && !setsHtml.has(file),
  },
  {
    says: 'no switched-off type or lint rule',
    breaks: ({ file, text }) =>
      !file.startsWith('scripts/check-house') &&
      /@ts-(ignore|nocheck|expect-error)|biome-ignore|eslint-disable/.test(text),
  },
]

export function broken(all: Source[]): string[] {
  return all.flatMap((source) =>
    rules.filter((rule) => rule.breaks(source)).map((rule) => `${source.file}: ${rule.says}`),
  )
}

function clientShare(all: Source[]) {
  const components = all.filter(({ file }) => file.endsWith('.tsx') && !isTest(file))
  const client = components.filter(({ text }) => starts(text, 'use client'))
  return {
    client: client.length,
    all: components.length,
    share: client.length / Math.max(1, components.length),
  }
}

function main() {
  const problems = broken(sources)
  const { client, all, share } = clientShare(sources)
  if (share > 0.25)
    problems.push(`'use client' stands in ${client} of ${all} .tsx files; at most a quarter may`)
  for (const problem of problems) console.error(problem)
  console.log(
    `house: ${sources.length} files, ${problems.length} problems, 'use client' in ${client} of ${all} .tsx files`,
  )
  if (problems.length > 0) process.exitCode = 1
}

if (process.argv[1]?.endsWith('check-house.ts')) main()

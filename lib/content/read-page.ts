import fs from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { parseMdx } from '@/lib/content/mdx'
import { exchangesFile, journeyFile } from '@/lib/content/schema'
import type { PageSource, YamlSource } from '@/lib/content/source'
import { readYaml } from '@/lib/content/yaml'

type Place<Kind, Meta> = {
  root: string
  kind: Kind
  /** Repository-relative. */
  file: string
  slug: string
  schema: z.ZodType<Meta>
  /** Pages in a folder of their own bring YAML files with them. */
  ownFolder: boolean
  /** The lesson's questions, read already; their problems count as the page's. */
  quiz?: YamlSource<unknown>
}

/** Reads one page and the YAML files beside it; parses the body when somebody looks at it. */
export function readPage<Kind extends string, Meta>(place: Place<Kind, Meta>): PageSource<Kind, Meta> {
  const { root, kind, file, slug, schema, ownFolder, quiz } = place
  const text = fs.readFileSync(path.join(root, file), 'utf8')
  const front = readFrontMatter(file, text, schema)
  const folder = path.posix.dirname(file)
  const journeys = ownFolder ? readJourneys(root, folder) : []
  const exchanges = ownFolder ? readExchanges(root, folder) : undefined
  const beside = [...journeys, exchanges, quiz].flatMap((source) => source?.problems ?? [])
  // Held weakly: a thousand trees would fill the memory of a watcher that needs one of them.
  let kept: WeakRef<ReturnType<typeof parseMdx>> | undefined
  const body = () => {
    const parsed = kept?.deref() ?? parseMdx(file, text)
    kept = new WeakRef(parsed)
    return parsed
  }
  return {
    kind,
    file,
    folder,
    slug,
    text,
    meta: front.value,
    at: front.at,
    metaProblems: [...front.problems, ...beside],
    journeys,
    exchanges,
    get tree() {
      return body().tree
    },
    get problems() {
      return [...this.metaProblems, ...body().problems]
    },
  }
}

const fence = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(\r?\n|$)/m

function readFrontMatter<Meta>(file: string, text: string, schema: z.ZodType<Meta>): YamlSource<Meta> {
  const found = text.startsWith('---') ? fence.exec(text) : null
  if (found) return readYaml({ file, text: found[1] ?? '', schema, rule: 'front-matter', linesBefore: 1 })
  const at = () => ({ line: 1, column: 1 })
  const message = 'the page has no front matter'
  const fix = 'Start the file with a line "---", the fields, and a line "---".'
  return { file, text: '', at, problems: [{ file, ...at(), rule: 'front-matter', message, fix }] }
}

function readJourneys(root: string, folder: string) {
  return fs
    .readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.journey.yaml'))
    .sort()
    .map((name) => readYamlFile(root, `${folder}/${name}`, { schema: journeyFile, rule: 'journey' }))
}

function readExchanges(root: string, folder: string) {
  const file = `${folder}/code/exchanges.yaml`
  if (!fs.existsSync(path.join(root, file))) return undefined
  return readYamlFile(root, file, { schema: exchangesFile, rule: 'exchange' })
}

/** Reads a YAML file of its own. */
export function readYamlFile<Value>(
  root: string,
  file: string,
  as: { schema: z.ZodType<Value>; rule: string },
) {
  return readYaml({ file, text: fs.readFileSync(path.join(root, file), 'utf8'), ...as })
}

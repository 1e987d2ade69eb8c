import { fileBlock, fileName, outputHtml } from '@/lib/content/compile/code-block'
import { diffHtml } from '@/lib/content/compile/diff'
import { highlightLines } from '@/lib/content/compile/highlight'
import { imageOf } from '@/lib/content/compile/image'
import { fail, type Page } from '@/lib/content/compile/page'
import { setText } from '@/lib/content/compile/typography'
import { attributesOf, type ElementNode } from '@/lib/content/elements'
import { suggest } from '@/lib/content/nearest'
import type { Resolved, StaticProps } from '@/lib/content/static-props'
import {
  type AttributesOf,
  elementNames,
  isElementName,
  isIsland,
  type StaticName,
  vocabulary,
} from '@/lib/content/vocabulary'

/** Running numbers of a page. */
export type Counters = { figures: number; tabs: number }

type At = { page: Page; node: ElementNode; counters: Counters }
type Resolver<Name extends StaticName> = (
  attributes: AttributesOf<Name>,
  at: At,
) => StaticProps[Name] | undefined | Promise<StaticProps[Name] | undefined>

const titled = (title: string | undefined) => (title ? { title: setText(title) } : {})

const resolvers: { [Name in StaticName]: Resolver<Name> } = {
  Callout: ({ kind, title }) => ({ kind, ...titled(title) }),
  Steps: () => ({}),
  Answer: () => ({}),
  Given: () => ({}),
  Aside: (_, { node }) => ({ block: node.type === 'mdxJsxFlowElement' }),
  Figure: ({ caption, src, alt = '' }, at) => {
    at.counters.figures += 1
    const figure = { number: at.counters.figures, caption: setText(caption) }
    if (!src) return figure
    const image = readImage({ name: src, alt, figure: figure.number }, at)
    return image && { ...figure, image }
  },
  Code: async ({ file, title, because, ...shown }, at) => {
    const text = readText(file, at)
    if (text === undefined) return undefined
    const block = await fileBlock(file, text, shown)
    return { ...block, ...titled(title), ...(because && { notRunBecause: setText(because) }) }
  },
  CodeTabs: ({ label }, { counters }) => {
    counters.tabs += 1
    return { label: setText(label), group: `tabs-${counters.tabs}`, tabs: [] }
  },
  Output: ({ of, title = 'Output' }, at) => {
    const text = readText(`${of}.out`, at)
    return text === undefined ? undefined : { title: setText(title), outputHtml: outputHtml(text) }
  },
  Exchange: async ({ name, title }, { page, node }) => {
    // Read through the page's inputs as well, so that a change of the file makes the page stale.
    page.inputs.file('code/exchanges.yaml')
    const found = page.source.exchanges?.value?.find((exchange) => exchange.name === name)
    if (!found) return fail(page, node, `code/exchanges.yaml has no exchange "${name}"`)
    const [requestHtml, responseHtml] = await Promise.all([httpHtml(found.request), httpHtml(found.response)])
    return { ...titled(title), requestHtml, responseHtml }
  },
  Diff: async ({ from, to, title }, at) => {
    const [before, after] = [readText(from, at), readText(to, at)]
    if (before === undefined || after === undefined) return undefined
    const codeHtml = await diffHtml({ name: from, text: before }, { name: to, text: after })
    return { title: title ? setText(title) : `${fileName(from)} → ${fileName(to)}`, codeHtml }
  },
  Term: ({ id }, { page, node }) => {
    const target = page.inputs.term(id)
    return target ? { href: target.href } : fail(page, node, `there is no term "${id}"`)
  },
  Source: ({ id }, { page, node }) => {
    const source = page.sources.find((candidate) => candidate.id === id)
    if (!source) return fail(page, node, `the front matter lists no source "${id}"`)
    return { number: source.number, anchor: source.anchor }
  },
}

const httpHtml = async (message: string) =>
  (await highlightLines(message, { id: 'http', grammar: 'http' })).join('\n')

function readText(name: string, { page, node }: At): string | undefined {
  return page.inputs.file(name) ?? fail(page, node, `there is no file ${page.source.folder}/${name}`)
}

function readImage(wanted: { name: string; alt: string; figure: number }, { page, node }: At) {
  const bytes = page.inputs.bytes(wanted.name)
  if (!bytes) return fail(page, node, `there is no image ${page.source.folder}/${wanted.name}`)
  const made = imageOf({ ...wanted, bytes })
  if (typeof made === 'string') return fail(page, node, made)
  if (made.asset) page.assets.push(made.asset)
  return made.image
}

/** Checks what an element was written with against the vocabulary, and makes what its component receives. */
export async function resolveElement(node: ElementNode, at: Omit<At, 'node'>): Promise<Resolved | undefined> {
  const { name } = node
  if (!isElementName(name) || isIsland(name)) {
    const hint = suggest(name ?? '', elementNames)
    return fail(at.page, node, `there is no element <${name ?? ''}>${hint ? `. ${hint}` : ''}`)
  }
  const parsed = vocabulary[name].props.safeParse(attributesOf(node))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return fail(at.page, node, `<${name}>: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
  }
  // TypeScript cannot see that schema and resolver of one name belong together; the table above is typed so.
  const resolver = resolvers[name] as (attributes: unknown, at: At) => ReturnType<Resolver<StaticName>>
  const props = await resolver(parsed.data, { ...at, node })
  return props ? ({ name, props } as Resolved) : undefined
}

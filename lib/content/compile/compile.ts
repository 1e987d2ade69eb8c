import type { Root as HastRoot } from 'hast'
import type { RootContent } from 'mdast'
import type { Body, Segment } from '@/lib/content/body'
import type { Asset } from '@/lib/content/compile/image'
import { type Fingerprints, inputsOf, type Terms } from '@/lib/content/compile/inputs'
import { islandSegment } from '@/lib/content/compile/islands'
import type { Page } from '@/lib/content/compile/page'
import { compileQuestions, type Questions } from '@/lib/content/compile/questions'
import { type Reading, readingOf } from '@/lib/content/compile/reading'
import { markdownRendition } from '@/lib/content/compile/rendition'
import { resolve } from '@/lib/content/compile/resolve'
import { shape } from '@/lib/content/compile/shape'
import { blocksToHast } from '@/lib/content/compile/to-hast'
import { setTypography } from '@/lib/content/compile/typography'
import { isElementNode } from '@/lib/content/elements'
import { hashOf } from '@/lib/content/hash'
import type { Problem } from '@/lib/content/problem'
import type { AnySource } from '@/lib/content/source'
import type { QuestionEntry, SourceView } from '@/lib/content/view'
import { isIsland } from '@/lib/content/vocabulary'

/** Renders blocks with static elements to HTML; `components/mdx/render-static.tsx` is the one in use. */
export type RenderStatic = (tree: HastRoot) => string

export type CompileContext = {
  /** Absolute path of the repository. */
  root: string
  terms: Terms
  renderStatic: RenderStatic
}

/** Everything that comes out of one page. */
export type Compiled = {
  body: Body
  reading: Reading
  questions: QuestionEntry[]
  /** The page as plain Markdown, for machines and for those who prefer it. */
  markdown: string
  assets: Asset[]
  problems: Problem[]
  /** What was read on the way; the page is stale when any of it changes. */
  seen: Fingerprints
}

/** Compiles one page whose front matter is sound. Never throws on an author's mistake: see `problems`. */
export async function compilePage(source: AnySource, context: CompileContext): Promise<Compiled> {
  // A copy: transforms change it in place, and the checks read the source's own.
  const tree = structuredClone(source.tree)
  const problems = source.problems.filter(({ rule }) => rule === 'mdx-syntax')
  const inputs = inputsOf(context.root, source.folder, context.terms)
  const page: Page = { source, tree, inputs, sources: sourcesOf(source), assets: [], problems }
  const questions = await compileQuestions(page)
  shape(page)
  setTypography(page.tree)
  const markdown = markdownRendition(page)
  const reading = readingOf(page)
  await resolve(page)
  const segments = segmentsOf(page, questions, context.renderStatic)
  const id = source.meta?.id ?? source.slug
  const body = { id, rev: hashOf(JSON.stringify(segments)), segments }
  return {
    body,
    reading,
    questions: questions.entries,
    markdown,
    assets: page.assets,
    problems: page.problems,
    seen: inputs.seen,
  }
}

/** Numbers the sources in the order in which the front matter lists them. */
export function sourcesOf({ meta }: AnySource): SourceView[] {
  return (meta?.sources ?? []).map((source, index) => ({
    ...source,
    number: index + 1,
    anchor: `source-${source.id}`,
  }))
}

function segmentsOf(page: Page, questions: Questions, renderStatic: RenderStatic): Segment[] {
  const segments: Segment[] = []
  let run: RootContent[] = []
  const flush = () => {
    const html = run.length > 0 ? renderStatic(blocksToHast(run)).trim() : ''
    if (html !== '') segments.push({ html })
    run = []
  }
  for (const node of page.tree.children) {
    if (!isElementNode(node) || !isIsland(node.name)) {
      run.push(node)
      continue
    }
    flush()
    const segment = islandSegment({ page, node, questions })
    if (segment) segments.push(segment)
  }
  flush()
  return segments
}

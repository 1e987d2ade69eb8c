import type { Node, Root } from 'mdast'
import type { Asset } from '@/lib/content/compile/image'
import type { Inputs } from '@/lib/content/compile/inputs'
import type { Problem } from '@/lib/content/problem'
import type { AnySource } from '@/lib/content/source'
import type { SourceView } from '@/lib/content/view'

/** One page on its way through the compiler. */
export type Page = {
  source: AnySource
  /** This compilation's own copy; transforms change it in place. */
  tree: Root
  inputs: Inputs
  sources: SourceView[]
  /** Images to be served as files. */
  assets: Asset[]
  problems: Problem[]
}

/** Records that something cannot be compiled; the page goes on without it. */
export function fail(page: Page, node: Node, message: string): undefined {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 }
  page.problems.push({ file: page.source.file, line, column, rule: 'compile', message })
  return undefined
}

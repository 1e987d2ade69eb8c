import type { Element, Root } from 'hast'
import { toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { ComponentType, ReactNode } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import type { StaticElementName } from '@/lib/content/static-props'
import { staticElements } from './registry'

type FromNode = { node?: Element; children?: ReactNode }

/** A component of the registry as the tree names it: its props ride on the node, resolved by the compiler. */
function fromNode(name: StaticElementName) {
  const StaticElement: ComponentType<object> = staticElements[name] as ComponentType<object>
  return ({ node, children }: FromNode) => (
    <StaticElement {...node?.data?.resolved?.props}>{children}</StaticElement>
  )
}

const components = Object.fromEntries(
  (Object.keys(staticElements) as StaticElementName[]).map((name) => [name, fromNode(name)]),
)

/** Renders a compiled tree to HTML. Runs in the content build only. */
export function renderStatic(tree: Root): string {
  const element = toJsxRuntime(tree, {
    Fragment,
    jsx,
    jsxs,
    components,
    passNode: true,
    ignoreInvalidStyle: true,
    tableCellAlignToStyle: false,
  })
  return renderToStaticMarkup(element)
}

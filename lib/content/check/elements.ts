import type { Node, Parent } from 'mdast'
import { visit } from 'unist-util-visit'
import { suggest } from '@/lib/content/nearest'
import type { Problem } from '@/lib/content/problem'
import { allSources } from '@/lib/content/read'
import type { AnySource } from '@/lib/content/source'
import { elementNames, isElementName, isIsland, vocabulary } from '@/lib/content/vocabulary'
import { attributesOf, type Element, elementsOf, problemAt, type Rule, textOf } from './walk'

const list = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')

function attributeProblems(page: AnySource, element: Element, name: keyof typeof vocabulary): Problem[] {
  const shape = vocabulary[name].props.shape
  const known = Object.keys(shape)
  const spread = element.attributes.filter((attribute) => attribute.type !== 'mdxJsxAttribute')
  const problems = spread.map((attribute) =>
    problemAt(page, attribute.position ? attribute : element, {
      rule: 'attribute',
      message: `<${name}> takes no {…} expression`,
      fix: 'Write attributes as name="value".',
    }),
  )
  for (const attribute of attributesOf(element)) {
    const node = attribute.position ? attribute : element
    if (!known.includes(attribute.name)) {
      const fix =
        suggest(attribute.name, known) ??
        `<${name}> takes ${known.length > 0 ? list(known) : 'no attribute'}.`
      problems.push(
        problemAt(page, node, {
          rule: 'attribute',
          message: `<${name}> has no attribute "${attribute.name}"`,
          fix,
        }),
      )
    } else if (typeof attribute.value !== 'string') {
      problems.push(
        problemAt(page, node, {
          rule: 'attribute',
          message: `"${attribute.name}" of <${name}> must be a text`,
          fix: `Write ${attribute.name}="…".`,
        }),
      )
    }
  }
  return problems
}

/** Values that the element's schema refuses, attribute by attribute. */
function valueProblems(page: AnySource, element: Element, name: keyof typeof vocabulary): Problem[] {
  const shape = vocabulary[name].props.shape
  const values = Object.fromEntries(
    attributesOf(element).flatMap(({ name: key, value }) =>
      key in shape && typeof value === 'string' ? [[key, value]] : [],
    ),
  )
  const result = vocabulary[name].props.safeParse(values)
  return (result.error?.issues ?? []).map((issue) => {
    const key = String(issue.path[0] ?? '')
    const attribute = attributesOf(element).find((candidate) => candidate.name === key)
    const node = attribute?.position ? attribute : element
    const message = attribute
      ? `"${key}" of <${name}>: ${issue.message}`
      : `<${name}> needs the attribute "${key}"`
    return problemAt(page, node, {
      rule: 'attribute',
      message,
      fix: `Such as: ${vocabulary[name].example.split('\n')[0]}`,
    })
  })
}

function childProblems(page: AnySource, element: Element, name: keyof typeof vocabulary): Problem[] {
  const { children } = vocabulary[name]
  const empty = element.children.every((child) => textOf(child).trim() === '' && !('children' in child))
  if (children === 'required' && empty)
    return [
      problemAt(page, element, {
        rule: 'element',
        message: `<${name}> has nothing inside`,
        fix: `Such as: ${vocabulary[name].example.split('\n')[0]}`,
      }),
    ]
  if (children === 'none' && element.children.length > 0)
    return [
      problemAt(page, element, {
        rule: 'element',
        message: `<${name}> takes nothing inside`,
        fix: `Close it at once: <${name} … />.`,
      }),
    ]
  return []
}

function unknownElement(page: AnySource, element: Element): Problem {
  const name = element.name ?? ''
  const html = /^[a-z]/.test(name)
  const fix =
    suggest(name, elementNames) ??
    (html ? 'Raw HTML is not part of the vocabulary; use Markdown.' : `Known: ${elementNames.join(', ')}.`)
  return problemAt(page, element, { rule: 'element', message: `unknown element <${name}>`, fix })
}

/** Only elements of the vocabulary, with their attributes, values and children as its schemas say. */
export const knownElements: Rule = (content) =>
  allSources(content).flatMap((page) =>
    elementsOf(page).flatMap((element) => {
      if (!isElementName(element.name)) return unknownElement(page, element)
      const spelled = attributeProblems(page, element, element.name)
      // A misspelt attribute would be told again as a missing one.
      const valued = spelled.length > 0 ? [] : valueProblems(page, element, element.name)
      return [...spelled, ...valued, ...childProblems(page, element, element.name)]
    }),
  )

/** Instruments stand on a line of their own, not inside other elements; some belong to lessons only. */
export const placedIslands: Rule = (content) =>
  allSources(content).flatMap((page) => {
    const top = new Set<unknown>((page.tree as Parent).children)
    return elementsOf(page).flatMap((element) => {
      if (!isIsland(element.name) || top.has(element)) return []
      return problemAt(page, element, {
        rule: 'element',
        message: `<${element.name}> stands inside something else`,
        fix: 'Put it on a line of its own, with an empty line before and after.',
      })
    })
  })

const noCodeSaid: Record<string, { message: string; fix: string }> = {
  mdxjsEsm: {
    message: 'a page takes no import or export',
    fix: 'Remove the line; every element is there without importing it.',
  },
  mdxFlowExpression: {
    message: 'a page takes no {expression}',
    fix: 'Write the text itself; a brace that is meant to be seen is written \\{.',
  },
}

/** A heading's fixed anchor `{#id}` and a comment are the only braces. */
const isAllowedBrace = (node: Node) => /^(#[a-z0-9-]+|\s*\/\*[\s\S]*\*\/\s*)$/.test(textOf(node))

/** No `import`, no `export`, no `{expression}`: pages are data. */
export const noCode: Rule = (content) =>
  allSources(content).flatMap((page) => {
    const problems: Problem[] = []
    visit(page.tree, (node: Node) => {
      const said = noCodeSaid[node.type.replace('mdxText', 'mdxFlow')]
      if (said && !isAllowedBrace(node)) problems.push(problemAt(page, node, { rule: 'element', ...said }))
    })
    return problems
  })

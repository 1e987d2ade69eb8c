import { expect, test } from 'vitest'
import { setText, setTypography } from '@/lib/content/compile/typography'
import { parseMdx } from '@/lib/content/mdx'

test.each([
  ['"Hello," she said.', '“Hello,” she said.'],
  ["It's the server's fault", 'It’s the server’s fault'],
  ['\'single\' and "double"', '‘single’ and “double”'],
  ['("in brackets")', '(“in brackets”)'],
  ["the '90s", 'the ’90s'],
  ['wait...', 'wait…'],
  ['800 ms and 3 kB', '800\u00a0ms and 3\u00a0kB'],
  ['“set already”', '“set already”'],
])('%s', (typed, set) => {
  expect(setText(typed)).toBe(set)
})

test('quotes around an element are set by what stands outside it', () => {
  const { tree } = parseMdx('page.mdx', 'He said "<Given>5 ms</Given>" and "`code`".')
  setTypography(tree)
  const text = JSON.stringify(tree)
  expect(text).toContain('He said “')
  expect(text).toContain('” and “')
  expect(text).toContain('”.')
})

test('code keeps its quotes', () => {
  const { tree } = parseMdx('page.mdx', 'Use `"x"`.\n\n```js\nconst a = "b"\n```\n')
  setTypography(tree)
  expect(JSON.stringify(tree)).not.toContain('“')
})

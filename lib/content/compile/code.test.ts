import { expect, test } from 'vitest'
import { fileBlock, parseRanges } from '@/lib/content/compile/code-block'
import { diffHtml } from '@/lib/content/compile/diff'
import { highlightLines } from '@/lib/content/compile/highlight'
import { languageNamed, languageOfFile } from '@/lib/content/languages'

const withoutTags = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')

test.each([
  ['server.mjs', "const a = 'b' // c"],
  ['server.py', 'def f(x): return f"{x}" # c'],
  ['server.php', '<?php\n$a = "b $c";'],
  ['server.rb', 'puts "a #{b}" if c && d'],
  ['Server.java', 'class A { List<String> a = null; }'],
  ['query.sql', "select * from a where b < 'c' and d & 1 = 1"],
  ['data.json', '{"a": [1, true]}'],
])('highlighting %s loses no character', async (name, code) => {
  const lines = await highlightLines(code, languageOfFile(name))
  expect(lines.map(withoutTags).join('\n')).toBe(code)
  expect(lines.join('\n')).toMatch(/<(b|i|em|var|kbd)>/)
})

test('tokens are bare elements, by what they are', async () => {
  const [line] = await highlightLines("return 'a' + 1 // b", { id: 'js', grammar: 'javascript' })
  expect(line).toBe("<b>return</b> <i>'a'</i> + <var>1</var> <em>// b</em>")
})

test('no style and no class stands in highlighted code', async () => {
  const html = (await highlightLines('const a = (b) => b.c', { id: 'js', grammar: 'javascript' })).join()
  expect(html).not.toMatch(/style|class/)
})

test('a terminal tells prompt, command and answer apart', async () => {
  const console = languageNamed('console') ?? { id: '' }
  expect(await highlightLines('$ curl x\n<html>', console)).toEqual(['<em>$ </em><b>curl x</b>', '&lt;html>'])
})

test('marked lines carry the number of their note on the first line', async () => {
  const { codeHtml, language } = await fileBlock('a.txt', 'one\ntwo\nthree\nfour\n', { mark: '1,3-4' })
  expect(language).toBe('text')
  expect(codeHtml).toBe('<mark data-n=1>one\n</mark>two\n<mark data-n=2>three\n</mark><mark>four</mark>')
})

test('a region keeps the line numbers of the file and loses the indentation it shares', async () => {
  const text = 'a {\n  b\n    c\n  d\n}\n'
  expect((await fileBlock('a.txt', text, { lines: '2-4', mark: '3' })).codeHtml).toBe(
    'b\n<mark data-n=1>  c\n</mark>d',
  )
})

test('ranges are read as authors write them', () => {
  expect(parseRanges('2,5-6')).toEqual([
    { from: 2, to: 2 },
    { from: 5, to: 6 },
  ])
})

test('a diff shows what changed, with three lines around it', async () => {
  const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const before = { name: 'a.txt', text: lines.join('\n') }
  const after = { name: 'a.txt', text: lines.join('\n').replace('e', 'E') }
  expect(await diffHtml(before, after)).toBe(
    '<small>1 line as before\n</small>b\nc\nd\n<del>e\n</del><ins>E\n</ins>f\ng\nh',
  )
})

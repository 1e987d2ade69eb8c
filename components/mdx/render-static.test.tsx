import { expect, test } from 'vitest'
import { plant } from '@/lib/content/check/fixture'
import { compilePage } from '@/lib/content/compile/compile'
import { readContent } from '@/lib/content/read'
import { renderStatic } from './render-static'

const page = 'content/lessons/first/one/lesson.mdx'
const code = 'content/lessons/first/one/code'

/** Compiles the fixture's lesson with another body, and what stands beside it. */
async function compiled(body: string, beside: Record<string, string> = {}) {
  const root = plant({ [page]: (text) => text.replace(/## First[\s\S]*/, body), ...beside })
  const { lessons } = readContent(root)
  const [lesson] = lessons
  if (!lesson) throw new Error('the fixture has a lesson')
  const terms = new Map([['trm_word', { id: 'trm_word', href: '/glossary/word' }]])
  const result = await compilePage(lesson, { root, terms, renderStatic })
  const html = result.body.segments.map((segment) =>
    'html' in segment ? segment.html : `[${segment.island}]`,
  )
  return { ...result, html: html.join('\n') }
}
const htmlOf = async (body: string, beside?: Record<string, string>) => (await compiled(body, beside)).html

test('a heading links to itself by its words, or by the id that the author fixed', async () => {
  expect(await htmlOf('## Words of *mine*')).toBe(
    '<h2 id="words-of-mine"><a href="#words-of-mine">Words of <em>mine</em></a></h2>',
  )
  expect(await htmlOf('## Words {#kept}')).toBe('<h2 id="kept"><a href="#kept">Words</a></h2>')
})

test('two headings of the same words have two anchors', async () => {
  expect(await htmlOf('## Run\n\n## Run')).toContain('id="run-1"')
})

test('links out of the portal send no referrer, links within stay as they are', async () => {
  expect(await htmlOf('[a](https://example.org) [b](/learn)')).toBe(
    '<p><a href="https://example.org" rel="noreferrer">a</a> <a href="/learn">b</a></p>',
  )
})

test('a term links to the glossary, a source to the list at the end, a given number is only a number', async () => {
  expect(await htmlOf('A <Term id="trm_word">word</Term>.<Source id="rfc" /> In <Given>5 ms</Given>.')).toBe(
    '<p>A <a href="/glossary/word">word</a>.<sup><a href="#source-rfc" aria-label="Source 1">1</a></sup> In 5\u00a0ms.</p>',
  )
})

test('two citation marks side by side stay two numbers', async () => {
  const sources = await htmlOf('A.<Source id="rfc" /><Source id="rfc" /> B.<Source id="rfc" />')
  expect(sources.replace(/<[^>]+>/g, '')).toBe('A.1\u20091 B.1')
})

test('a name or an option in code ends no line at its hyphen, and code is copied as it was written', async () => {
  const html = await htmlOf(
    'Send `WWW-Authenticate`, start `php -S 127.0.0.1:8000`, read `a/very/long/path-to/some/file`.',
  )
  expect(html).toBe(
    '<p>Send <code><span>WWW-Authenticate</span></code>, start <code>php <span>-S</span> 127.0.0.1:8000</code>, ' +
      'read <code>a/very/long/path-to/some/file</code>.</p>',
  )
})

test('a remark says in words what kind it is', async () => {
  const html = await htmlOf('<Callout kind="pitfall" title="The port is taken">\n\nText.\n\n</Callout>')
  expect(html).toContain('role="note"')
  expect(html).toContain('Pitfall<b>The port is taken</b>')
})

test('a remark on one line still holds a paragraph', async () => {
  expect(await htmlOf('<Callout kind="note">Text with `code`.</Callout>')).toContain(
    '<p>Text with <code>code</code>.</p>',
  )
})

test('a side note is inline in a paragraph and a block on its own line', async () => {
  expect(await htmlOf('Text.<Aside>Note.</Aside>')).toContain(
    '<p>Text.<span role="note" class="aside">Note.</span></p>',
  )
  expect(await htmlOf('<Aside>Note.</Aside>')).toContain('<div role="note" class="aside">')
})

test('figures are numbered in order and captioned; a table in one scrolls in its own box', async () => {
  const table = '<Figure caption="Times">\n\n| What | ms |\n| --- | --- |\n| a | 12 |\n\n</Figure>'
  const html = await htmlOf(`${table}\n\n${table.replace('Times', 'More')}`)
  expect(html).toContain('<b>Figure 1</b> Times')
  expect(html).toContain('<figure class="figure" id="figure-2">')
  expect(html).toContain('<div class="table" tabindex="0"><table>')
})

test('a column of numbers is set right, a column of words is not', async () => {
  const html = await htmlOf('| What | ms |\n| --- | --- |\n| a 1 | 12 |\n| b | – |')
  expect(html).toContain('<th>What</th><th class="n">ms</th>')
  expect(html).toContain('<td>a 1</td><td class="n">12</td>')
})

test('a file is shown with its name, its marks and the notes to them', async () => {
  const html = await htmlOf('<Code file="code/hello.mjs" mark="1">\n\n1. A note.\n\n</Code>')
  expect(html).toContain('<b>hello.mjs</b>')
  expect(html).toContain('<mark data-n=1>')
  expect(html).toContain('<li>A note.</li>')
})

test('what a program prints is shown as it is, escaped', async () => {
  const html = await htmlOf('<Output of="code/hello.mjs" />', { [`${code}/hello.mjs.out`]: '<b> & "c"\n' })
  expect(html).toContain('<code>&lt;b> &amp; "c"</code>')
})

const tabs = (notes: [string, string]) => `<CodeTabs label="Both">

<Code file="code/hello.mjs" mark="1">

1. ${notes[0]}

</Code>

<Output of="code/hello.mjs" />

<Code file="code/hello.py" mark="1">

1. ${notes[1]}

</Code>

</CodeTabs>`
const python = { [`${code}/hello.py`]: "print('hello')\n" }

test('languages stand side by side; the first is chosen, and output goes with its program', async () => {
  const html = await htmlOf(tabs(['One.', 'Two.']), python)
  expect(html.match(/<input type="radio"/g)).toHaveLength(2)
  expect(html.match(/checked/g)).toHaveLength(1)
  const [, js = '', py = ''] = html.split('<div class="panel"')
  expect(js).toContain('data-language="js"')
  expect(js).toContain('Output')
  expect(js).toContain('One.')
  expect(py).toContain('data-language="python"')
  expect(py).toContain('Two.')
})

test('notes that all languages share are shown once', async () => {
  const html = await htmlOf(tabs(['Same.', 'Same.']), python)
  expect(html.match(/Same\./g)).toHaveLength(1)
})

test('an exchange shows the request and the response', async () => {
  const exchanges =
    '- name: hello\n  servers: [hello.mjs]\n  request: GET / HTTP/1.1\n  response: HTTP/1.1 200 OK\n'
  const html = await htmlOf('<Exchange name="hello" />', { [`${code}/exchanges.yaml`]: exchanges })
  expect(html).toMatch(/Request.*GET.*Response.*200/s)
})

test('an SVG stands in the page with its description, and its ids are its own', async () => {
  const svg = '<?xml version="1.0"?>\n<svg viewBox="0 0 1 1">\n  <path id="a" fill="url(#b)"/>\n</svg>'
  const html = await htmlOf('<Figure caption="Way" src="way.svg" alt="A &quot;way&quot;" />', {
    'content/lessons/first/one/way.svg': svg,
  })
  expect(html).toContain(
    '<svg role="img" aria-label="A &quot;way&quot;" viewBox="0 0 1 1"><path id="f1-a" fill="url(#f1-b)"/></svg>',
  )
})

test('instruments part the text; what stands before and after is finished HTML', async () => {
  const { body } = await compiled('Before.\n\n<Recall id="qst_aaaaaaa2" />\n\nAfter.\n\n<Quiz />')
  expect(body.segments.map((segment) => ('island' in segment ? segment.key : segment.html))).toEqual([
    '<p>Before.</p>',
    'qst_aaaaaaa2',
    '<p>After.</p>',
    'quiz',
  ])
})

test.each([
  ['<Code file="code/none.mjs" />', 'there is no file content/lessons/first/one/code/none.mjs'],
  ['<Calout kind="note">x</Calout>', 'there is no element <Calout>. Did you mean "Callout"?'],
  ['<Term id="trm_none">x</Term>', 'there is no term "trm_none"'],
  ['<Recall id="qst_nonenone" />', 'quiz.yaml has no inline question "qst_nonenone"'],
  ['<Sort id="qst_aaaaaaa2" />', '<Sort> needs a question of kind "sort"; "qst_aaaaaaa2" is "recall"'],
  ['<Steps>\n\n<Quiz />\n\n</Steps>', '<Quiz> stands inside something else; put it on a line of its own'],
])('what cannot be compiled is told where it stands: %s', async (element, message) => {
  const { problems, html } = await compiled(`Before.\n\n${element}\n\nAfter.`)
  expect(problems).toMatchObject([{ file: page, message }])
  expect(problems[0]?.line).toBeGreaterThanOrEqual(19)
  expect(html).toMatch(/Before\.[\s\S]*After\./)
})

test('no style attribute and no script gets into a page', async () => {
  const html = await htmlOf('| a | b |\n| :-- | --: |\n| c | 1 |\n\n<Code file="code/hello.mjs" />\n\n`x`')
  expect(html).not.toMatch(/style=|<script|align=/)
})

test('the Markdown rendition holds no element, and answers at its end', async () => {
  const { markdown } = await compiled(
    'A <Term id="trm_word">word</Term>.<Source id="rfc" />\n\n<Code file="code/hello.mjs" />\n\n<Recall id="qst_aaaaaaa2" />\n\n<Quiz />',
  )
  expect(markdown).not.toMatch(/<[A-Z]/)
  expect(markdown).toMatch(/^# A lesson\n/)
  expect(markdown).toContain("```js\nconsole.log('hello')\n```")
  expect(markdown).toContain('A word.[^rfc]')
  expect(markdown).toContain('[^rfc]: [A standard](https://example.org/rfc)')
  expect(markdown).toMatch(
    /> \*\*Question 1\*\*[\s\S]*## Answers[\s\S]*\*\*Question 1\.\*\* A word\.[\s\S]*A is right: Because\./,
  )
})

test('what is read for lists and search is the prose, not the code', async () => {
  const { reading } = await compiled(
    'Opening `x`.\n\n## Part\n\nText <Term id="trm_word">word</Term>.\n\n<Code file="code/hello.mjs" />',
  )
  expect(reading.sections).toEqual([
    { anchor: '', heading: '', text: 'Opening x.' },
    { anchor: 'part', heading: 'Part', text: 'Text word.' },
  ])
  expect(reading).toMatchObject({
    words: 5,
    terms: ['trm_word'],
    headings: [{ id: 'part', depth: 2, text: 'Part' }],
  })
})

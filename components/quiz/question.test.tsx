import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { question } from '@/lib/quiz/schema'
import { viewOf } from '@/lib/quiz/view'
import { Question } from './question'
import { Quiz } from './quiz'

const view = (input: Record<string, unknown>) =>
  viewOf(question.parse({ id: 'qst_aaaaaaaa', prompt: 'The *prompt*', ...input }), {
    lesson: 'lsn_aaaaaaaa',
    rev: 'r1',
    markdown: (text) => text.replace(/\*(\w+)\*/g, '<em>$1</em>'),
    lines: (items) => items.map((item) => item.replace(/</g, '&lt;')),
    program: { html: '<pre><code>print(1 + 1)</code></pre>', output: '2\n' },
  })

const options = ['alpha', 'beta', 'gamma'].map((text, index) => ({
  text,
  why: `because of ${text}`,
  ...(index === 1 ? { right: true } : {}),
}))
const misconceptions = [{ match: '3', why: 'counted from one' }]
const of = {
  single: view({ kind: 'single', options }),
  multiple: view({ kind: 'multiple', options }),
  order: view({ kind: 'order', items: ['one <', 'two', 'three'], why: 'counting' }),
  number: view({ kind: 'number', answer: 54, tolerance: 1, unit: 'ms', why: 'sum' }),
  text: view({ kind: 'text', accept: ['Content-Type'], why: 'names it', misconceptions }),
  output: view({ kind: 'output', file: 'code/a.py', why: 'adds', misconceptions }),
  sort: view({
    kind: 'sort',
    bins: ['Left', 'Right'],
    cards: ['c1', 'c2', 'c3', 'c4'].map((text, index) => ({
      text,
      bin: index % 2 ? 'Left' : 'Right',
      why: `so ${text}`,
    })),
  }),
  recall: view({ kind: 'recall', answer: 'the *answer*' }),
}

const kinds = Object.keys(of) as (keyof typeof of)[]
const page = (kind: keyof typeof of) => renderToStaticMarkup(<Question view={of[kind]} />)
const folded = (html: string) => html.slice(html.indexOf('<details'), html.indexOf('</details>'))

describe('a question without JavaScript', () => {
  it.each(Object.keys(of) as (keyof typeof of)[])(
    'of kind %s shows its prompt and folds the answer away',
    (kind) => {
      expect(page(kind)).toContain('<legend>The <em>prompt</em></legend>')
      expect(folded(page(kind))).toContain('<summary>Answer and reasons</summary>')
    },
  )

  it.each([
    [
      'single',
      ['alpha', 'beta', 'gamma'],
      ['because of alpha', 'Right.</b> <span>because of beta', 'because of gamma'],
    ],
    ['multiple', ['type="checkbox"', 'gamma'], ['Wrong.</b> <span>because of alpha', 'because of beta']],
    [
      'order',
      ['one &lt;', 'two', 'three'],
      ['<li><span>one &lt;</span></li><li><span>two</span>', 'counting'],
    ],
    ['number', ['inputMode="decimal"', 'ms'], ['54 ± 1 ms', 'sum']],
    ['text', ['Your answer'], ['Content-Type', 'names it']],
    ['output', ['print(1 + 1)', 'It prints'], ['<pre class="printed">2', 'adds']],
    ['sort', ['c1', 'Left', 'Right'], ['c1: <b>Right</b>', 'so c4']],
    ['recall', [], ['the <em>answer</em>']],
  ] as const)(
    'of kind %s shows all that it asks, and every reason only in the fold',
    (kind, shown, reasons) => {
      const html = page(kind)
      const open = html.replace(folded(html), '')
      for (const text of shown) expect(open).toContain(text)
      for (const text of reasons) {
        expect(folded(html)).toContain(text)
        expect(open).not.toContain(text)
      }
    },
  )

  it('does not show the right order, nor the right option, before it is asked for', () => {
    const places = [...page('order').matchAll(/data-item="(\d)"/g)].map(([, item]) => item)
    expect(places.toSorted()).toEqual(['0', '1', '2'])
    expect(places).not.toEqual(['0', '1', '2'])
    expect(page('single')).not.toMatch(/<input[^>]+checked/)
  })

  it.each(kinds)('of kind %s hides the buttons that would do nothing', (kind) => {
    // The style sheet hides `.needs-js` and what moves lines.
    const scriptOnly = /<p class="needs-js.*?<\/p>|<button type="button" class="(up|down)"[^>]*><\/button>/g
    expect(page(kind)).toContain('<button')
    expect(page(kind).replace(scriptOnly, '')).not.toContain('<button')
  })
})

describe('the quiz of a lesson', () => {
  const html = renderToStaticMarkup(<Quiz questions={[of.single, of.number]} />)

  it('is a list of its questions that says how many are right', () => {
    expect(html).toContain('0 of 2 right')
    expect(html.match(/<legend>/g)).toHaveLength(2)
    expect(html).toContain('2 to go')
    expect(html).not.toContain('Lesson complete')
  })

  it('spends few bytes on markup: under 300 for each option with its reason, texts included', () => {
    expect(renderToStaticMarkup(<Question view={of.single} />).length).toBeLessThan(600 + 3 * 300)
  })
})

import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { journeyViewOf } from '@/lib/content/journey-view'
import { journeyFile } from '@/lib/content/schema'
import { Journey } from './journey.client'
import { readingPace } from './use-journey'

const file = journeyFile.parse({
  title: 'A name and a page',
  basis: 'cited',
  source: 'rfc1035',
  actors: [
    { id: 'browser', name: 'Browser', role: 'asks', href: '/learn/a' },
    { id: 'dns', name: 'DNS', role: 'knows addresses' },
  ],
  steps: [
    { from: 'browser', to: 'dns', label: 'A example?', says: 'The *question*.', detail: 'a < b\n', ms: 18 },
    { from: 'dns', to: 'dns', label: 'look up', says: 'Work by itself.', ms: 0.5 },
    { from: 'dns', to: 'browser', label: 'A example?', says: 'The answer.', ms: 19.5 },
  ],
})
const markdown = (text: string) => text.replace(/\*(\w+)\*/g, '<em>$1</em>')
const source = { title: 'RFC 1035', href: '#source-rfc1035' }
const html = renderToStaticMarkup(<Journey journey={journeyViewOf(file, { markdown, source })} />)

it('without JavaScript a journey is the list of its actors and of all its steps in order', () => {
  const texts = [
    'Browser</a>',
    'asks',
    'DNS</b>',
    'knows addresses',
    'Browser → DNS',
    'The <em>question</em>.',
    'a &lt; b</pre>',
    'look up',
    'Work by itself.',
    'DNS → Browser',
    'The answer.',
  ]
  const places = texts.map((text) => html.indexOf(text))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

it('every step shows its time, and its bar begins where the one before ended', () => {
  const bars = [...html.matchAll(/<rect x="([\d.]+)%" width="([\d.]+)%"/g)].map(([, x, width]) => [
    Number(x),
    Number(width),
  ])
  expect(bars).toEqual([
    [0, 47.4],
    [47.4, 1.3],
    [48.7, 51.3],
  ])
  expect(html).toContain('0.5 ms')
  expect(html).toContain('0 of 3 · 0 of 38 ms')
})

it('says where its times come from', () => {
  expect(html).toContain('Times as published. <a href="#source-rfc1035">RFC 1035</a>')
})

it('without times it shows neither clock nor bars', () => {
  const steps = file.steps.map(({ ms, ...step }) => step)
  const untimed = renderToStaticMarkup(<Journey journey={journeyViewOf({ ...file, steps }, { markdown })} />)
  expect(untimed).not.toMatch(/ms|<rect|Times/)
})

it('on the home page its first button sends the request', () => {
  const hero = renderToStaticMarkup(<Journey journey={journeyViewOf(file, { markdown })} hero />)
  expect(hero).toMatch(/class="button first"[^>]*>Send request</)
})

it('a step stays long enough to be read, tags not counted, and never for ever', () => {
  expect(readingPace('<p>abc</p>')).toBe(readingPace('abc'))
  expect(readingPace('x'.repeat(60))).toBe(4600)
  expect(readingPace('x'.repeat(5000))).toBe(9000)
})

import fs from 'node:fs'
import { describe, expect, test } from 'vitest'

type Colour = readonly [lightness: number, chroma: number, hue: number]
type Theme = Record<string, Colour>

const css = fs.readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const token = /--color-([\w-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\);/g

const colour = (text: string | undefined): Colour => {
  const [lightness = Number.NaN, chroma = Number.NaN, hue = Number.NaN] = (text ?? '').split(' ').map(Number)
  return [lightness, chroma, hue]
}

const tokens = [...css.matchAll(token)]
const themes: Record<string, Theme> = {
  paper: Object.fromEntries(tokens.map(([, name, light]) => [name, colour(light)])),
  'night shift': Object.fromEntries(tokens.map(([, name, , dark]) => [name, colour(dark)])),
}

/** Linear sRGB of an OKLCH colour (https://www.w3.org/TR/css-color-4/#color-conversion-code). */
function linear([lightness, chroma, hue]: Colour): number[] {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** WCAG 2.2 relative luminance. */
function luminance(of: Colour): number {
  const [r = Number.NaN, g = Number.NaN, b = Number.NaN] = linear(of)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['paper', 'raised', 'sunk']
const voices = ['ink', 'muted', 'wire', 'ok', 'go', 'warn', 'fail']
const tints = ['wire', 'ok', 'fail']
const fields = [...tints, 'go', 'warn']

describe.each(Object.entries(themes))('%s', (_, theme) => {
  const ratio = (one: string, other: string) => {
    const [a, b] = [theme[one], theme[other]]
    if (!a || !b) throw new Error(`no colour ${a ? other : one}`)
    return contrast(a, b)
  }
  const pairs = voices.flatMap((voice) => grounds.map((ground) => [voice, ground] as const))

  test.each(pairs)('%s reads on %s', (voice, ground) => {
    expect(ratio(voice, ground)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(tints)('%s, ink and muted read on the tint of it', (name) => {
    for (const voice of [name, 'ink', 'muted']) {
      expect(ratio(voice, `${name}-tint`), voice).toBeGreaterThanOrEqual(4.5)
    }
  })

  test.each(fields)('paper reads on a field of %s', (name) => {
    expect(ratio('paper', name)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(grounds)('the edge of a control can be seen on %s', (ground) => {
    expect(ratio('edge', ground)).toBeGreaterThanOrEqual(3)
  })

  test.each(Object.keys(theme))('%s can be shown by every screen', (name) => {
    for (const channel of linear(theme[name] ?? [Number.NaN, 0, 0])) {
      expect(channel).toBeGreaterThan(-0.002)
      expect(channel).toBeLessThan(1.002)
    }
  })
})

test('every colour has both themes', () => {
  expect(tokens).toHaveLength([...css.matchAll(/--color-[\w-]+: /g)].length)
})

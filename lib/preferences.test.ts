import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { codeLanguageKey, headScript, themeKey } from './preferences'

/** What the head script leaves on `<html>` in a browser that keeps `stored`. */
function datasetAfter(localStorage: object): Record<string, string> {
  const dataset: Record<string, string> = {}
  runInNewContext(headScript, { document: { documentElement: { dataset } }, localStorage })
  return dataset
}

const keeping = (stored: Record<string, string>) => ({ getItem: (key: string) => stored[key] ?? null })

test('choices kept on the device stand on the page before it is painted', () => {
  const kept = { [themeKey]: 'night', [codeLanguageKey]: 'ruby' }
  expect(datasetAfter(keeping(kept))).toEqual({ js: '', theme: 'night', codeLanguage: 'ruby' })
})

test('without choices the page says only that scripts run', () => {
  expect(datasetAfter(keeping({}))).toEqual({ js: '' })
})

test('a browser that refuses storage still says that scripts run', () => {
  const refusing = {
    getItem: () => {
      throw new Error('denied')
    },
  }
  expect(datasetAfter(refusing)).toEqual({ js: '' })
})

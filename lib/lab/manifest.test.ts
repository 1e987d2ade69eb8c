import { expect, test, vi } from 'vitest'
import { bytesOf, type Manifest, recipeFor } from './manifest'

const asset = (br: number) => ({ file: 'x', raw: br * 3, br, gz: br * 2 })
const manifest: Manifest = {
  assets: { a: asset(1), b: asset(10), c: asset(100) },
  recipes: {
    php: { script: 'a', parts: ['b'] },
    'php-asyncify': { script: 'a', parts: ['c'] },
  },
}

test('what is here already is not told as something to transfer', () => {
  const recipe = recipeFor({ ...manifest, recipes: { ruby: { script: 'a', parts: ['b', 'c'] } } }, 'ruby')
  expect(bytesOf(manifest, recipe)).toBe(111)
  expect(bytesOf(manifest, recipe, new Set(['b']))).toBe(101)
})

test('PHP comes as the browser can run it', () => {
  vi.stubGlobal('WebAssembly', { Suspending: class {} })
  expect(recipeFor(manifest, 'php').parts).toEqual(['b'])
  vi.stubGlobal('WebAssembly', {})
  expect(recipeFor(manifest, 'php').parts).toEqual(['c'])
  vi.unstubAllGlobals()
})

test('a language that the build does not have is named', () => {
  expect(() => recipeFor(manifest, 'python')).toThrow('python')
})

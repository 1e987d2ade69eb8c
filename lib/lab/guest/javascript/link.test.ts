import { init } from 'es-module-lexer'
import { beforeAll, expect, test } from 'vitest'
import { link } from './link'

beforeAll(() => init)

/** Links `app.js`; an address tells the order in which scripts were published. */
function linked(files: Record<string, string>) {
  const published: string[] = []
  const publish = (script: string) => `blob:${published.push(script)}`
  const packageAt = (name: string) => (name === 'pg' ? 'blob:pg' : undefined)
  link('app.js', { files, packageAt, packages: ['pg', 'hono'], publish, linked: new Map() })
  return published
}

test('imports name addresses, whatever their form', () => {
  const source = "import pg from 'pg'\nexport * from './a.js'\nconst late = () => import('./a.js')"
  expect(linked({ 'app.js': source, 'a.js': 'export const a = 1' })).toEqual([
    'export const a = 1\n//# sourceURL=a.js',
    "import pg from 'blob:pg'\nexport * from 'blob:1'\nconst late = () => import(\"blob:1\")\n//# sourceURL=app.js",
  ])
})

test('two files that import a third share it', () => {
  const files = {
    'app.js': "import './a.js'; import './b.js'",
    'a.js': "import './c.js'",
    'b.js': "import './c.js'",
    'c.js': '',
  }
  expect(linked(files).filter((script) => script.endsWith('sourceURL=c.js'))).toHaveLength(1)
})

test('what cannot be found is named with what there is', () => {
  expect(() => linked({ 'app.js': "import 'koa'" })).toThrow('app.js imports koa. The lab has pg, hono.')
  expect(() => linked({ 'app.js': "import './b.js'" })).toThrow(
    'There is no file b.js, which app.js imports.',
  )
})

test('files that import each other are told so', () => {
  const files = { 'app.js': "import './b.js'", 'b.js': "import './app.js'" }
  expect(() => linked(files)).toThrow('app.js imports b.js imports app.js')
})

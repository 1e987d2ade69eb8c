import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compilePrint, nameBuild } from './build.mjs'

let folder = ''
const write = (file: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  fs.writeFileSync(path.join(folder, file), text)
}
const print = (surroundings: Record<string, string> = {}) => compilePrint(folder, surroundings)

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'serverside-build-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('what was compiled is used again', () => {
  it('after an edit of content or of a test, and after a file was written anew as it was', () => {
    write('lib/one.ts', 'export const one = 1')
    const before = print()
    write('content/lesson.mdx', 'A sentence.')
    write('.content/index.json', '{}')
    write('lib/one.test.ts', 'it()')
    write('lib/one.ts', 'export const one = 1')
    expect(print()).toBe(before)
  })

  it.each([
    ['a source file', 'lib/one.ts'],
    ['the style sheet', '.content/site.css'],
    ['a redirect', '.content/redirects.json'],
    ['a dependency', 'package-lock.json'],
    ['a setting kept in a file', '.env.local'],
  ])('but not after a change of %s', (_, file) => {
    write('lib/one.ts', 'export const one = 1')
    const before = print()
    write(file, 'something else')
    expect(print()).not.toBe(before)
  })

  it('nor for another folder of Next’s, nor for Vercel', () => {
    write('lib/one.ts', 'export const one = 1')
    expect(print({ NEXT_DIST_DIR: '.next-2' })).not.toBe(print())
    expect(print({ VERCEL: '1' })).not.toBe(print())
    expect(print({ HOME: '/root' })).toBe(print())
  })
})

describe('a build’s name', () => {
  it('replaces the name under which it was compiled wherever that stands', () => {
    const named = [
      'build-manifest.json',
      'fallback-build-manifest.json',
      'server/middleware-build-manifest.js',
    ]
    write('BUILD_ID', 'before-1')
    write('static/before-1/_ssgManifest.js', '')
    for (const file of named) write(file, '["static/before-1/_ssgManifest.js"]')
    nameBuild(folder, 'after-1')
    expect(fs.readFileSync(path.join(folder, 'BUILD_ID'), 'utf8')).toBe('after-1')
    expect(fs.readdirSync(path.join(folder, 'static'))).toEqual(['after-1'])
    for (const file of named)
      expect(fs.readFileSync(path.join(folder, file), 'utf8')).toBe('["static/after-1/_ssgManifest.js"]')
  })
})

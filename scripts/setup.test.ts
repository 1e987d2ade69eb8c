import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { buildPrint } from './setup.mjs'

let folder: string
const write = (file: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  fs.writeFileSync(path.join(folder, file), text)
}
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'serverside-setup-'))
  write('public/icon.svg', '<svg/>')
  return () => fs.rmSync(folder, { recursive: true })
})

it.each([
  ['another address of the portal', () => ({ SITE_URL: 'https://learn.example.org' })],
  ['another address of its source', () => ({ EDIT_URL: 'https://example.org/edit' })],
  ['a new file of settings', () => write('.env.local', 'SITE_URL=https://learn.example.org')],
  ['another public file', () => write('public/icon.svg', '<svg></svg>')],
  ['another lock file', () => write('package-lock.json', '{}')],
  ['another page', () => write('app/page.tsx', 'export {}')],
])('%s asks for another build', (_, change) => {
  const before = buildPrint({}, folder)
  expect(buildPrint(change() ?? {}, folder)).not.toBe(before)
})

it('what a build itself writes asks for none', () => {
  const before = buildPrint({}, folder)
  for (const file of [
    'public/_content/a.json',
    'public/learn/a/b.md',
    'public/llms.txt',
    'public/llms-full.txt',
  ])
    write(file, 'x')
  expect(buildPrint({}, folder)).toBe(before)
})

it.each([[[]], [['--import', 'tsx']]])('settings are read by plain Node and by tsx alike (%j)', (loader) => {
  const script = "import('./scripts/setup.mjs').then((setup) => setup.loadSettings({ isDevelopment: true }))"
  const { status, stderr } = spawnSync(process.execPath, [...loader, '-e', script], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})

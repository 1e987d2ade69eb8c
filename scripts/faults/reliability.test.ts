import fs from 'node:fs'
import { expect, it } from 'vitest'
import { campaigns } from './campaigns'

const page = fs.readFileSync('docs/reliability.md', 'utf8')
const rows = page.split('\n').filter((line) => /^\| \d+ /.test(line))
const named = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''))

it('every test that the page on reliability names exists', () => {
  const names = new Set(campaigns.map(({ name }) => name))
  const missing = named.filter(
    (name) => !(name.includes('/') ? fs.existsSync(name) : names.has(name) || name === 'null'),
  )
  expect(missing).toEqual([])
})

it('every campaign stands beside each promise it tests', () => {
  const unnamed = campaigns.flatMap(({ name, promises }) =>
    promises.filter(
      (promise) => !rows.some((row) => row.startsWith(`| ${promise} `) && row.includes(`\`${name}\``)),
    ),
  )
  expect(unnamed).toEqual([])
})

import { expect, test } from 'vitest'
import { atomFeed } from './feed'
import { pageMetadata } from './metadata'
import { breadcrumbs, scriptJson } from './structured-data'

const base = 'https://learn.example.org'
const lesson = {
  id: 'lsn_a1b2c3d4',
  title: 'HTTP & <friends>',
  summary: 'S',
  href: '/learn/a/http',
  updated: '2026-11-02',
}

test('the feed lists the lesson changed last first, under its permanent id', () => {
  const feed = atomFeed(base, [{ ...lesson, id: 'lsn_00000000', updated: '2026-01-01' }, lesson])
  expect(feed.indexOf('lsn_a1b2c3d4')).toBeLessThan(feed.indexOf('lsn_00000000'))
  expect(feed).toContain('<updated>2026-11-02T00:00:00Z</updated>')
})

test('no title can break the feed', () => {
  expect(atomFeed(base, [lesson])).toContain('<title>HTTP &amp; &lt;friends&gt;</title>')
})

test('no text can end the script element it stands in', () => {
  expect(scriptJson({ name: '</script><script>alert(1)</script>' })).not.toContain('<')
})

test('breadcrumbs count from one and are absolute', () => {
  const items = breadcrumbs(base, [{ title: 'Learn', href: '/learn' }, lesson]).itemListElement
  expect(items).toEqual([
    { '@type': 'ListItem', position: 1, name: 'Learn', item: `${base}/learn` },
    { '@type': 'ListItem', position: 2, name: 'HTTP & <friends>', item: `${base}/learn/a/http` },
  ])
})

test('a page names its canonical address and an image of its own', () => {
  const metadata = pageMetadata(lesson)
  expect(metadata.alternates?.canonical).toBe('/learn/a/http')
  expect(metadata.openGraph?.images).toMatchObject([{ url: '/og/learn/a/http.png' }])
})

import { expect, test } from 'vitest'
import { noNews, since, withChange } from '@/lib/content/news'

const first = withChange(noNews)
const body = (rev: string, id = 'lsn_aaaaaaa1') => ({ id, rev })

test('a page that is up to date lacks nothing', () => {
  expect(since(1, first)).toEqual(new Map())
})

test('a page whose body was edited lacks the last revision of it', () => {
  const news = withChange(withChange(first, [body('old')]), [body('new')])
  expect(since(1, news)).toEqual(new Map([['lsn_aaaaaaa1', 'new']]))
})

test('a page that was rendered between two edits lacks only the later', () => {
  const news = withChange(withChange(first, [body('a')]), [body('b', 'lsn_aaaaaaa2')])
  expect(since(2, news)).toEqual(new Map([['lsn_aaaaaaa2', 'b']]))
})

test('a page must be rendered anew when more than a body changed, even if bodies changed before and after', () => {
  const news = withChange(withChange(withChange(first, [body('a')])), [body('b')])
  expect(since(2, news)).toBeNull()
  expect(since(3, news)).toEqual(new Map([['lsn_aaaaaaa1', 'b']]))
})

test('a page of a watcher that has ended is rendered anew', () => {
  expect(since(9, first)).toBeNull()
})

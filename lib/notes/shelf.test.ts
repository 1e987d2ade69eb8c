import { describe, expect, it } from 'vitest'
import { emptyState, fold } from '@/lib/progress/fold'
import type { NoteRecord, RecordedEvent } from '@/lib/progress/record'
import { notesMarkdown } from './markdown'
import { filterShelves, noLongerHere, shelvesOf } from './shelf'

const pages = [
  { id: 'lsn_a', title: 'What a backend does', href: '/learn/a', label: 'M1 · 1', within: 'M1 Start here' },
  { id: 'lsn_b', title: 'Names_and `ports`', href: '/learn/b', label: 'M2 · 1', within: 'M2 Internet' },
]
type Written = { page?: string; quote?: string; text: string; at?: number }
const note = (id: string, { page = 'lsn_a', quote, text, at = 1 }: Written): NoteRecord => ({
  type: 'note_written',
  eventId: id,
  subjectId: page,
  payload: {
    note: `note-${id}`,
    text,
    replaces: [],
    ...(quote ? { anchor: { heading: null, quote, before: '', after: '' } } : {}),
  },
  occurredAt: `2026-03-0${at}T10:00:00.000Z`,
})
const mark = (page: string, on: boolean, at = 1): RecordedEvent => ({
  type: 'bookmark_set',
  eventId: `mark-${page}-${at}`,
  subjectId: page,
  payload: { on },
  occurredAt: `2026-03-0${at}T10:00:00.000Z`,
})

const shelves = (...events: RecordedEvent[]) => shelvesOf(fold(events), pages)

describe('the shelves', () => {
  it('hold pages in reading order and notes as they were written, oldest first', () => {
    const all = shelves(
      note('2', { text: 'second', at: 2 }),
      note('3', { page: 'lsn_b', text: 'third', at: 3 }),
      note('1', { text: 'first' }),
    )
    expect(all.map(({ within }) => within)).toEqual(['M1 Start here', 'M2 Internet'])
    expect(all[0]?.leaves[0]?.notes.map(({ text }) => text)).toEqual(['first', 'second'])
  })

  it('hold a page that is only marked, and not one whose mark was taken away', () => {
    expect(shelves(mark('lsn_a', true))[0]?.leaves[0]).toMatchObject({ isMarked: true, notes: [] })
    expect(shelves(mark('lsn_a', true), mark('lsn_a', false, 2))).toEqual([])
    expect(shelvesOf(emptyState, pages)).toEqual([])
  })

  it('keep what was noted on a page that is no more', () => {
    const [lost] = shelves(note('1', { page: 'lsn_gone', text: 'still mine' }))
    expect(lost?.within).toBe(noLongerHere)
    expect(lost?.leaves[0]?.notes[0]?.text).toBe('still mine')
  })

  it('are filtered by the words of notes, passages and titles alike', () => {
    const all = shelves(
      note('1', { text: 'ask Ada', quote: 'the last copy' }),
      note('2', { text: 'other' }),
      mark('lsn_b', true),
    )
    const found = (words: string) =>
      filterShelves(all, words).flatMap(({ leaves }) =>
        leaves.map(({ page, notes }) => [page.id, notes.length]),
      )
    expect(found('ada COPY')).toEqual([['lsn_a', 1]])
    expect(found('backend')).toEqual([['lsn_a', 2]])
    expect(found('names')).toEqual([['lsn_b', 0]])
    expect(found('nothing of it')).toEqual([])
    expect(filterShelves(all, '  ')).toEqual(all)
  })
})

describe('the Markdown', () => {
  const where = { origin: 'https://example.org', day: '2026-11-25' }

  it('reads well: page, address, passage as a quote, note, date', () => {
    const all = shelves(note('1', { quote: 'the last copy', text: 'Ask *Ada*.' }), mark('lsn_a', true))
    expect(notesMarkdown(all, where)).toBe(`# Notes from Serverside

Written out on 25 November 2026.

## M1 Start here

### M1 · 1 What a backend does

<https://example.org/learn/a>

Bookmarked.

> the last copy

Ask *Ada*.

*1 March 2026*
`)
  })

  it('escapes what a passage or title would turn into, and leaves the note as its writer marked it up', () => {
    const text = notesMarkdown(
      shelves(note('1', { page: 'lsn_b', quote: '1. GET <id> *now*', text: '- a list' })),
      where,
    )
    expect(text).toContain('### M2 · 1 Names\\_and \\`ports\\`')
    expect(text).toContain('> 1\\. GET \\<id\\> \\*now\\*')
    expect(text).toContain('\n- a list\n')
  })

  it('has both texts of a note that two devices wrote at once', () => {
    const one = note('1', { text: 'at the desk' })
    const both = { ...one, eventId: '2', payload: { ...one.payload, text: 'on the train' } }
    const text = notesMarkdown(shelves(one, both), where)
    expect(text).toContain('on the train')
    expect(text).toContain('at the desk')
  })
})

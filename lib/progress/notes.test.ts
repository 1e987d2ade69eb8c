import { describe, expect, it } from 'vitest'
import { fold, type LearnerState, merge } from './fold'
import { shownNotes } from './notes'
import type { NoteRecord } from './record'

const page = 'lsn_aaaaaaaa'
type Said = { text: string | null; over?: string[]; at?: number; note?: string }
const version = (eventId: string, { text, over = [], at = 0, note = 'n' }: Said): NoteRecord => ({
  type: 'note_written',
  eventId,
  subjectId: page,
  payload: { note, text, replaces: over },
  occurredAt: `2026-03-01T10:00:0${at}.000Z`,
})
const shown = ({ notes }: LearnerState) => shownNotes(notes).map(({ text, also }) => [text, ...also])

describe('a note', () => {
  it('shows what was written last over what came before', () => {
    const state = fold([version('a', { text: 'draft' }), version('b', { text: 'final', over: ['a'], at: 1 })])
    expect(shown(state)).toEqual([['final']])
    expect(shownNotes(state.notes)[0]?.eventIds).toEqual(['b'])
  })

  it('keeps both texts when two devices wrote over the same one, the later first', () => {
    const before = version('a', { text: 'draft' })
    const phone = fold([before, version('b', { text: 'on the train', over: ['a'], at: 2 })])
    const desk = fold([before, version('c', { text: 'at the desk', over: ['a'], at: 1 })])
    expect(shown(merge(phone, desk))).toEqual([['on the train', 'at the desk']])
    const joined = version('d', { text: 'both', over: ['b', 'c'], at: 3 })
    expect(shown(merge(merge(desk, phone), fold([joined])))).toEqual([['both']])
  })

  it('that was removed stays away when its text arrives afterwards', () => {
    const removal = fold([version('b', { text: null, over: ['a'], at: 1 })])
    expect(shown(merge(removal, fold([version('a', { text: 'draft' })])))).toEqual([])
  })

  it('that another device changed survives its removal', () => {
    const removal = version('b', { text: null, over: ['a'], at: 2 })
    const change = version('c', { text: 'still needed', over: ['a'], at: 1 })
    expect(shown(fold([version('a', { text: 'draft' }), removal, change]))).toEqual([['still needed']])
  })

  it('keeps its place when a later version names none', () => {
    const anchor = { heading: null, quote: 'a port', before: '', after: '' }
    const placed = version('a', { text: '' })
    const state = fold([
      { ...placed, payload: { ...placed.payload, anchor } },
      version('b', { text: 'beside it', at: 1 }),
    ])
    expect(shownNotes(state.notes)[0]).toMatchObject({ text: 'beside it', anchor, also: [''] })
  })

  it('knows which versions it was written over, and no other', () => {
    const { notes } = fold([version('b', { text: 'final', over: ['a'] }), version('c', { text: 'else' })])
    expect(notes.n?.replaced).toEqual(['a'])
    expect(fold([version('b', { text: 'first' })]).notes.n?.replaced).toEqual([])
  })

  it('shows versions of the same moment in the order of their ids, and each text once', () => {
    const texts = (...said: [string, string][]) =>
      shown(fold(said.map(([eventId, text]) => version(eventId, { text }))))
    expect(texts(['a', 'early'], ['b', 'late'])).toEqual([['late', 'early']])
    expect(texts(['b', 'late'], ['a', 'early'])).toEqual([['late', 'early']])
    expect(texts(['a', 'same'], ['b', 'other'], ['c', 'same'], ['d', 'other'])).toEqual([['other', 'same']])
  })

  it('stands before those that were written earlier, and of the same moment in the order of their ids', () => {
    const about = (note: string, at: number) => version(`event-${note}`, { text: note, note, at })
    const order = (...notes: NoteRecord[]) => shown(fold(notes)).map(([text]) => text)
    const all = [about('n', 2), about('m', 2), about('z', 3), about('k', 1)]
    expect(order(...all)).toEqual(['z', 'm', 'n', 'k'])
    expect(order(...all.toReversed())).toEqual(['z', 'm', 'n', 'k'])
  })

  it('stands on one page wherever it is looked at, should its id ever clash', () => {
    const here = fold([version('a', { text: 'here' })])
    const there = fold([{ ...version('b', { text: 'there' }), subjectId: 'lsn_zzzzzzzz' }])
    expect(merge(here, there).notes.n?.page).toBe(page)
    expect(merge(there, here).notes.n?.page).toBe(page)
  })
})

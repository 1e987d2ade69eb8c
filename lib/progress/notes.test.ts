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
})

import { describe, expect, it } from 'vitest'
import { type Draft, eventOf, recordOf } from '@/lib/progress/event'
import { learnerEvent } from '@/lib/progress/event-schema'
import { fold } from '@/lib/progress/fold'
import { shownNotes } from '@/lib/progress/notes'
import { checkEvent } from '@/lib/progress/schema'
import { isTooLong, keepAllDrafts, newNote, noteDraft } from './write'

const device = { id: '01890000-0000-7000-8000-000000000000', seq: 1 }
const anchor = { heading: null, quote: 'a port', before: 'which is ', after: ' number' }
let minute = 0
const eventFor = (draft: Draft) => eventOf(draft, device, new Date(Date.UTC(2026, 2, 1, 10, minute++)))
const notesOf = (...events: ReturnType<typeof eventFor>[]) =>
  shownNotes(fold(events.flatMap((event) => recordOf(event) ?? [])).notes)

describe('what is written', () => {
  it('is an event that the server takes, whatever was typed', () => {
    const event = eventFor(noteDraft(newNote('lsn_aaaaaaaa', anchor), ' a\0b \ud83d '))
    expect(learnerEvent.safeParse(event).success).toBe(true)
    expect(event.payload).toMatchObject({ text: 'ab' })
  })

  it('is too long exactly when the server says so', () => {
    for (const text of ['я'.repeat(4000), 'я'.repeat(3900), '水'.repeat(2700), '水'.repeat(2600)]) {
      const draft = noteDraft(newNote('lsn_aaaaaaaa', anchor), text)
      expect(isTooLong(draft)).toBe(!checkEvent(eventFor(draft)).ok)
    }
  })

  it('keeps both texts as notes of their own when two devices wrote at once', () => {
    const one = newNote('lsn_aaaaaaaa', anchor)
    const at = (text: string) => eventFor(noteDraft(one, text))
    const [desk, train] = [at('at the desk'), at('on the train')]
    const [conflict] = notesOf(desk, train)
    expect(conflict?.also).toEqual(['at the desk'])
    const kept = conflict ? keepAllDrafts(conflict).map(eventFor) : []
    const notes = notesOf(desk, train, ...kept)
    expect(notes.map(({ text, also }) => [text, ...also]).sort()).toEqual([['at the desk'], ['on the train']])
    expect(notes.every((note) => note.anchor?.quote === 'a port')).toBe(true)
  })
})

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { newNote } from '@/lib/notes/write'
import { draftOn, dropDraft, keepDraft, passDrafts } from './kept-draft'
import { ann, ben } from './testing/pending'

const nobody = { learner: null, signedIn: false }
const asAnn = { learner: ann, signedIn: true }
const asBen = { learner: ben, signedIn: true }
const note = newNote('lsn_one')

beforeEach(() => {
  const kept: Record<string, string> = {}
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => void Object.assign(kept, { [key]: value }),
    removeItem: (key: string) => void delete kept[key],
  }
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(kept, name, { value })
  vi.stubGlobal('localStorage', kept)
})

describe('a note that is being written', () => {
  it('is there again after the page was closed, for whoever wrote it', () => {
    keepDraft(note, 'half a tho', asAnn)
    expect(draftOn('lsn_one', asAnn)).toMatchObject({ note, text: 'half a tho' })
    expect(draftOn('lsn_two', asAnn)).toBeUndefined()
  })

  it('is not shown to the next, nor while nobody knows who is here', () => {
    keepDraft(note, 'half a tho', asAnn)
    for (const here of [asBen, nobody, { learner: undefined, signedIn: false }])
      expect(draftOn('lsn_one', here)).toBeUndefined()
  })

  it('stays with somebody unknown who becomes an anonymous learner, and away from an account', () => {
    keepDraft(note, 'half a tho', nobody)
    expect(draftOn('lsn_one', { learner: ann, signedIn: false })).toBeDefined()
    expect(draftOn('lsn_one', asAnn)).toBeUndefined()
  })

  it('goes along when its owner is added to an account, and goes when they leave', () => {
    keepDraft(note, 'half a tho', nobody)
    passDrafts(null, ann)
    expect(draftOn('lsn_one', asAnn)?.text).toBe('half a tho')
    passDrafts(ben, null)
    expect(draftOn('lsn_one', asAnn)).toBeDefined()
    passDrafts(ann, null)
    expect(draftOn('lsn_one', asAnn)).toBeUndefined()
  })

  it('is gone once it is kept or given up', () => {
    keepDraft(note, 'half a tho', asAnn)
    dropDraft('lsn_one')
    expect(draftOn('lsn_one', asAnn)).toBeUndefined()
  })
})

import { expect, it } from 'vitest'
import { brokenBy, Ledger } from './ledger'

it('a ledger tells what was lost, stored twice, stored for somebody else, or never sent', () => {
  const ledger = new Ledger()
  for (const id of ['kept', 'lost', 'twice', 'astray', 'untold']) ledger.sends(id)
  for (const id of ['kept', 'lost', 'twice', 'astray']) ledger.isTold(id, 'ann')
  const stored = [
    { learnerId: 'ann', eventId: 'kept' },
    { learnerId: 'ann', eventId: 'twice' },
    { learnerId: 'ben', eventId: 'twice' },
    { learnerId: 'ben', eventId: 'astray' },
    { learnerId: 'ann', eventId: 'untold' },
    { learnerId: 'ann', eventId: 'invented' },
  ]
  const toll = ledger.compare(stored)
  expect(toll).toEqual({ acknowledged: 4, lost: 1, duplicated: 1, surplus: 1, misplaced: 1 })
  expect(brokenBy(toll)).toEqual([
    '1 events lost',
    '1 events duplicated',
    '1 events surplus',
    '1 events misplaced',
  ])
})

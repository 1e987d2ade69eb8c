import 'fake-indexeddb/auto'
import { beforeEach, expect, it, vi } from 'vitest'
import { clearDevice, dropOwner, exportOf, reown, takeIn, waitingOf } from './device-data'
import { changeDevice } from './device-db'
import { deviceStore } from './device-store'
import { Outbox } from './outbox'
import { now } from './pauses'
import { alone, otherTabs } from './tabs'
import { ann, ben, pending } from './testing/pending'

const away = async () => Promise.reject(new Error('offline'))
const open = async () => {
  const store = deviceStore(() => 'd')
  const outbox = new Outbox({ store, tabs: otherTabs(), alone, action: away, replay: away })
  await outbox.start()
  return outbox
}
const owners = (outbox: Outbox) => outbox.state().items.map(({ event, owner }) => [event.eventId, owner])

beforeEach(async () => {
  await changeDevice(async (change) => {
    for (const name of change.objectStoreNames) await change.objectStore(name).clear()
    for (const item of [pending('e1'), pending('e2', ann), pending('e3', ben)])
      await change.objectStore('outbox').put(item)
  })
})

it('tells what waits for one owner, in the form that the import takes', async () => {
  expect((await waitingOf(null)).map(({ event }) => event.eventId)).toEqual(['e1'])
  expect(await exportOf(ann)).toEqual({
    format: 'serverside-outbox',
    v: 1,
    events: [pending('e2', ann).event],
  })
})

it('what nobody known did becomes an account’s, on open pages too', async () => {
  const outbox = await open()
  await reown(null, ann)
  expect(await waitingOf(null)).toEqual([])
  await vi.waitFor(() =>
    expect(owners(outbox)).toEqual([
      ['e1', ann],
      ['e2', ann],
      ['e3', ben],
    ]),
  )
  outbox.stop()
})

it('what a file brings to nobody known has one secret, which goes into no file and ends with having an owner', async () => {
  await takeIn([pending('e4'), pending('e5'), pending('e6', ann)])
  const secrets = async (owner: string | null) => (await waitingOf(owner)).map(({ birth }) => birth)
  const [, secret] = await secrets(null)
  expect(secret).toMatch(/^[0-9a-f-]{36}$/)
  expect(await secrets(null)).toEqual([undefined, secret, secret])
  expect(JSON.stringify(await exportOf(null))).not.toContain(secret)
  await reown(null, ann)
  expect(await secrets(ann)).toEqual(Array(5).fill(undefined))
})

it('of who signs out nothing stays, on open pages neither', async () => {
  const outbox = await open()
  await outbox.told({ learner: ann, signedIn: true, state: outbox.state().confirmed, asked: now() })
  await dropOwner(ann)
  expect(await waitingOf(ann)).toEqual([])
  await vi.waitFor(() => {
    expect(owners(outbox).map(([id]) => id)).toEqual(['e1', 'e3'])
    expect(outbox.state()).toMatchObject({ learner: null, signedIn: false })
  })
  outbox.stop()
})

it('what a file brings waits like everything else, on open pages too, and is there once', async () => {
  const outbox = await open()
  expect(await takeIn([pending('e2', ann), pending('e4', ann)])).toBe(true)
  expect((await waitingOf(ann)).map(({ event }) => event.eventId)).toEqual(['e2', 'e4'])
  await vi.waitFor(() => expect(owners(outbox).map(([id]) => id)).toEqual(['e1', 'e2', 'e3', 'e4']))
  outbox.stop()
})

it('after clearing nothing of anybody is left', async () => {
  await clearDevice()
  const outbox = await open()
  expect(owners(outbox)).toEqual([])
  expect(outbox.state()).toMatchObject({ learner: undefined, here: null })
  outbox.stop()
})

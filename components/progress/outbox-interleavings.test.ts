import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Luck, World } from './testing/world'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const luck = fc.constantFrom<Luck>('arrives', 'arrives', 'request lost', 'answer lost', 'arrives twice')
/** What a person or a machine does next, to which tab, and after how many steps of everybody else. */
const deed = fc.record({
  does: fc.constantFrom('answer', 'answer', 'answer', 'open', 'kill', 'send now', 'look again'),
  tab: fc.nat(2),
  steps: fc.nat(12),
})
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

function act(world: World, { does, tab }: Deed) {
  const at = world.living()[tab % Math.max(1, world.living().length)]
  if (!at || (does === 'open' && world.living().length < 3)) world.open()
  else if (does === 'kill') world.kill(at)
  else if (does === 'send now') void at.outbox.sendNow()
  else if (does === 'look again') void at.outbox.refresh()
  else void world.answer(at)
}

/** Lets up to `steps` steps happen, and what follows from each. */
async function go(turn: fc.Scheduler, steps = Number.POSITIVE_INFINITY) {
  for (let step = 0; step < steps; step++) {
    await new Promise(setImmediate)
    if (turn.count() === 0) return
    await turn.waitOne()
  }
}

it('whatever is lost, doubled or killed at whatever moment: what was kept arrives, once, as one learner’s', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(deed, { minLength: 1, maxLength: 25 }),
      fc.infiniteStream(luck),
      async (turn, deeds, lucks) => {
        let isHealed = false
        const world = new World(turn, () => (isHealed ? 'arrives' : (lucks.next().value ?? 'arrives')))
        world.open()
        for (const one of deeds) {
          act(world, one)
          await go(turn, one.steps)
        }
        isHealed = true
        await go(turn)
        void world.open().outbox.sendNow()
        await go(turn)

        expect([...world.promised].filter((id) => !world.stored.has(id))).toEqual([])
        expect(new Set([...world.stored.values()].map(({ learner }) => learner)).size).toBeLessThan(2)
        expect(Math.max(0, ...world.sendingAtOnce)).toBeLessThan(2)
        expect(world.device.size).toBe(0)
        // A tab killed before it told the others leaves them with an old picture, until they are looked at.
        for (const { outbox } of world.living()) void outbox.refresh()
        await go(turn)
        for (const { outbox } of world.living()) expect(outbox.state().items).toEqual([])
      },
    ),
    { numRuns: 500 },
  )
})

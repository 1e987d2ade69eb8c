import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { restFor } from './rest'

vi.mock('node:timers/promises', () => ({
  setTimeout: (wait: number) => new Promise((resolve) => setTimeout(resolve, wait)),
}))
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that keeps one core busy between these moments, in seconds from now. */
function busyBetween(...spans: [from: number, to: number][]) {
  const begun = performance.now()
  return () => {
    const now = (performance.now() - begun) / 1000
    return spans.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(now, to) - from), 0)
  }
}

test('a server that works again after a lull is not at rest, and its work is not taken for idling', async () => {
  const rested = vi.fn()
  const rest = restFor(busyBetween([0, 1], [4, 7]), 10).then(rested)
  await vi.advanceTimersByTimeAsync(16_900)
  expect(rested).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1000)
  await rest
  expect(rested).toHaveBeenCalledExactlyOnceWith(0)
})

test('a server that never rests is an error, not a rate to take off its work', async () => {
  const rest = restFor(busyBetween([0, 1000]), 10)
  const refused = expect(rest).rejects.toThrow('did not rest')
  await vi.advanceTimersByTimeAsync(200_000)
  await refused
})

import { setTimeout as sleep } from 'node:timers/promises'

/** CPU seconds a second up to which a server counts as resting: timers and pings. */
const allowed = 0.03
/** A server that has not come to rest by then never will, in seconds. */
const limit = 180

/**
 * Waits until a server, whose CPU seconds so far `cpu` tells, has rested for so many seconds on end. Answers with what it
 * used meanwhile, in CPU seconds a second. Throws when it does not come to rest.
 */
export async function restFor(cpu: () => number, seconds: number): Promise<number> {
  const deadline = performance.now() + limit * 1000
  let [since, used] = [performance.now(), cpu()]
  while (performance.now() < deadline) {
    await sleep(250)
    const elapsed = (performance.now() - since) / 1000
    // Time is counted in hundredths of a second: one of them is no work yet.
    if (cpu() - used > 0.011 + allowed * elapsed) [since, used] = [performance.now(), cpu()]
    else if (elapsed >= seconds) return (cpu() - used) / elapsed
  }
  throw new Error(`The server did not rest for ${seconds} s within ${limit} s`)
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Campaign, type Outcome, type Sizes, size } from '../campaign'

/** The property test of e2e/lives, run by its own runner. */
async function run(sizes: Sizes): Promise<Outcome> {
  const runs = size(sizes, 'runs')
  const args = ['node_modules/vitest/vitest.mjs', 'run', 'e2e/lives', '--reporter=dot']
  const child = spawn(process.execPath, args, { env: { ...process.env, LIVES: String(runs) } })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      said += part
    })
  const [code] = await once(child, 'exit')
  if (code !== 0) console.error(said)
  return {
    figures: { runs, counterexamples: code === 0 ? 0 : 1 },
    broken: code === 0 ? [] : [/^Counterexample:.*$/m.exec(said)?.[0] ?? said.slice(-4000)],
  }
}

export const manyLives: Campaign = {
  name: 'lives',
  promises: [17, 18, 19, 20, 21, 22],
  says: 'two people do what they like at two browsers: work, lose the network, kill tabs, change clocks, sign in and out, claim, discard, take answers back, while lessons are edited',
  full: { runs: 10_000 },
  // The test itself is part of npm test.
  small: { runs: 5 },
  run,
}

// `npm run test:faults`: hurts the portal in every way of `campaigns`, each in its full size, and counts what was lost.
//   names of campaigns: only these · --small: as npm test runs them · --size kills=20: another size · --seed 7
//   --built: against `next start` instead of the bare handlers · --write: records the figures in docs/reliability.md
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { type Campaign, type Outcome, type Sizes, size } from './campaign'
import { campaigns } from './campaigns'
import { type Entry, writeRecord } from './record'
import { type Kind, Stage } from './stage'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    small: { type: 'boolean', default: false },
    size: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: '1' },
    built: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const wanted: Kind = values.built ? 'built' : 'bare'
const given = Object.fromEntries(
  values.size.map((one) => one.split('=')).map(([name = '', value]) => [name, Number(value)]),
)

function sizesOf(campaign: Campaign): Sizes {
  const sizes = values.small ? campaign.small : campaign.full
  const own = Object.keys(given).filter((name) => name in sizes)
  return { ...sizes, ...Object.fromEntries(own.map((name) => [name, size(given, name)])) }
}

async function play(campaign: Campaign, sizes: Sizes): Promise<Outcome> {
  const tell = (line: string) => void (process.stdout.isTTY && process.stdout.write(`\r${line}  `))
  const kind = campaign.kind ?? wanted
  const stage = new Stage({ kind, seed: Number(values.seed), tell })
  let outcome: Outcome = { figures: {}, broken: ['it did not end'] }
  try {
    outcome = await campaign.run(sizes, stage)
  } catch (error) {
    outcome = {
      figures: {},
      broken: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    }
  } finally {
    const keepFiles = outcome.broken.length > 0
    await stage.close({ keepFiles })
    if (keepFiles) console.error(`The portal’s log and data were left in ${stage.home}`)
  }
  return outcome
}

const unknown = positionals.filter((name) => !campaigns.some((campaign) => campaign.name === name))
if (unknown.length > 0)
  throw new Error(
    `no campaign ${unknown.join(', ')}; there are ${campaigns.map(({ name }) => name).join(', ')}`,
  )

fs.mkdirSync('test-results', { recursive: true })
for (const campaign of campaigns) {
  if (positionals.length > 0 && !positionals.includes(campaign.name)) continue
  const lacking = campaign.lacks?.()
  if (lacking) {
    console.log(`${campaign.name}: skipped, ${lacking}`)
    continue
  }
  const [sizes, began] = [sizesOf(campaign), Date.now()]
  const { figures, broken } = await play(campaign, sizes)
  const seconds = Math.round((Date.now() - began) / 1000)
  const { name, promises, says, kind = wanted } = campaign
  const entry: Entry = {
    name,
    promises,
    says,
    kind,
    sizes,
    figures,
    broken,
    seconds,
    at: new Date().toISOString(),
  }
  const told = Object.entries(figures).map(([what, value]) => `${what} ${value}`)
  console.log(
    `${broken.length === 0 ? 'held' : 'BROKEN'}  ${name} (${kind}, ${seconds} s): ${told.join(' · ')}`,
  )
  for (const one of broken) console.error(`  ${one}`)
  fs.appendFileSync('test-results/faults.jsonl', `${JSON.stringify(entry)}\n`)
  if (values.write) writeRecord(entry)
  if (broken.length > 0) process.exitCode = 1
}
// Chromium and database clients may leave handles behind.
process.exit()

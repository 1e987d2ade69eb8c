// `npm run docs`: writes what can be read off the code into docs/, between the markers of each page.
import fs from 'node:fs'
import { fillBlocks } from './blocks'
import { importDiagram } from './diagram'
import { markdownTable } from './field-table'
import { sampleProblems } from './problems'
import { tables } from './tables'

const decisions = 'docs/decisions'

/** The first line of a decision is its number and title: `# 4. Progress is a log of events`. */
function decisionTable(): string {
  const rows = fs.readdirSync(decisions).map((file) => {
    const [, number = '', title = ''] =
      /^# (\d+)[.] (.+)$/m.exec(fs.readFileSync(`${decisions}/${file}`, 'utf8')) ?? []
    return [number, `[${title}](decisions/${file})`]
  })
  return markdownTable(['', 'Decision'], rows)
}

/** Pages with generated blocks. */
export const pages = ['docs/architecture.md', 'docs/authoring.md', 'docs/deploying.md']

/** Everything that is generated, by the name of its marker. */
export async function makeBlocks(): Promise<Record<string, string>> {
  return { ...tables, problems: sampleProblems(), imports: await importDiagram(), decisions: decisionTable() }
}

async function main() {
  const blocks = await makeBlocks()
  for (const page of pages) {
    const before = fs.readFileSync(page, 'utf8')
    const after = fillBlocks(before, blocks)
    if (after !== before) fs.writeFileSync(page, after)
    console.log(`${page}: ${after === before ? 'as it was' : 'written anew'}`)
  }
}

if (process.argv[1]?.endsWith('docs/write.ts')) await main()

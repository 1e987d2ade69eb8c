// `npm run content`: compiles everything under content/ that changed since the last time, and the style sheet.
import './content/production'
import { createBuilder } from '@/lib/content/build/builder'
import { built, writeFile } from '@/lib/content/build/files'
import { printProblem } from '@/lib/content/problem'
import { builderOptions } from './content/options'
import { buildStyles } from './content/styles'

const root = process.cwd()
const started = performance.now()
await buildStyles(root)
const report = await createBuilder(builderOptions(root, { watched: false })).buildAll()
const { index, compiled, removed, problems } = report
writeFile(root, built.problems, JSON.stringify({ problems }))

const count = (kind: string) => index.pages.filter((page) => page.kind === kind).length
const kinds = `${count('lesson')} lessons, ${count('role')} roles, ${count('stack')} stacks, ${count('term')} terms`
const { user, system } = process.cpuUsage()
const effort = `${((user + system) / 1e6).toFixed(1)} CPU-s, ${((performance.now() - started) / 1000).toFixed(1)} s`
const memory = `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`
for (const problem of problems) console.error(printProblem(problem))
console.log(
  `content: ${kinds}; ${compiled.length} compiled, ${removed} files removed, ${problems.length} problems; ${effort}, ${memory}`,
)
if (problems.length > 0) process.exitCode = 1

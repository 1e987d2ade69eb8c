// `npm run check:content`: prints everything an author should repair, all at once, as file:line:column.
import { checkContent } from '@/lib/content/check/check'
import { printProblem } from '@/lib/content/problem'
import { allSources, readContent } from '@/lib/content/read'

const content = readContent()
const problems = checkContent(content)
for (const problem of problems) console.error(printProblem(problem))
const pages = allSources(content).length
const files = new Set(problems.map(({ file }) => file)).size
const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
console.log(
  problems.length === 0
    ? `content: ${pages} pages, nothing to repair`
    : `content: ${pages} pages, ${counted(problems.length, 'problem')} in ${counted(files, 'file')}`,
)
if (problems.length > 0) process.exitCode = 1

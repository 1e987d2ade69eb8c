import fs from 'node:fs'
import { checkContent } from '@/lib/content/check/check'
import { plant } from '@/lib/content/check/fixture'
import { printProblem } from '@/lib/content/problem'
import { readContent } from '@/lib/content/read'

const lesson = 'content/lessons/first/one/lesson.mdx'
const quiz = 'content/lessons/first/one/quiz.yaml'

/** Mistakes as authors make them, planted into a sound little content tree. */
const mistakes = {
  [lesson]: (text: string) =>
    `${text
      .replace('updated: 2026-11-22', 'updated: 22 November')
      .replace('trm_word', 'trm_wrod')
      .replace('file="code/hello.mjs"', 'file="code/helo.mjs"')}
<Callout kind="warning">

Half of all requests are answered within 40 ms, says [the next page](/glossary/wrd).

</Callout>
`,
  [quiz]: (text: string) => text.replace('text: That,', 'text: That, right: true,'),
}

/** What `npm run check:content` prints about those mistakes. */
export function sampleProblems(): string {
  const root = plant(mistakes)
  const printed = checkContent(readContent(root)).map(printProblem)
  fs.rmSync(root, { recursive: true })
  return `\`\`\`console\n$ npm run check:content\n${printed.join('\n')}\n\`\`\``
}

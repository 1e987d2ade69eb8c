import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ownedIds } from '@/lib/content/check/ids'
import { readContent } from '@/lib/content/read'

const lesson = (id: string, requires = '[]') => `---
id: ${id}
title: A lesson
summary: A lesson for the tests.
updated: 2026-11-22
objectives: [Explain a thing, Do a thing]
minutes: 20
requires: ${requires}
sources:
  - id: rfc
    title: A standard
    url: https://example.org/rfc
    accessed: 2026-11-22
    primary: true
---

## First

A <Term id="trm_word">word</Term> explained.<Source id="rfc" />

<Recall id="qst_aaaaaaa2" />

<Code file="code/hello.mjs" mark="1">

1. The only line.

</Code>

<Output of="code/hello.mjs" />

<Quiz />
`

const quiz = `checks:
  - id: qst_aaaaaaa1
    kind: single
    prompt: Which?
    options:
      - { text: This, right: true, why: Because. }
      - { text: That, why: Not that. }
      - { text: Other, why: Not the other. }
inline:
  - id: qst_aaaaaaa2
    kind: recall
    prompt: What was it?
    answer: A word.
`

/** A small content tree without a mistake, as a map from file to text. */
export const soundContent: Record<string, string> = {
  'content/modules.yaml': `- id: mod_aaaaaaa1
  slug: first
  title: First
  summary: A module for the tests.
  lessons: [one]
`,
  'content/retired.yaml': '[]\n',
  'content/lessons/first/one/lesson.mdx': lesson('lsn_aaaaaaa1'),
  'content/lessons/first/one/quiz.yaml': quiz,
  'content/lessons/first/one/code/hello.mjs': "console.log('hello')\n",
  'content/lessons/first/one/code/hello.mjs.out': 'hello\n',
  'content/glossary/word.mdx': `---
id: trm_word
title: Word
short: Something said.
---

A word is something said.
`,
}

type Edits = Record<string, string | undefined | ((text: string) => string)>

/** Writes the sound content with edits into a new folder, ids locked as they were before the edits; returns the folder. */
export function plant(edits: Edits): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'content-'))
  const write = (file: string, text: string) => {
    const absolute = path.join(root, file)
    fs.mkdirSync(path.dirname(absolute), { recursive: true })
    fs.writeFileSync(absolute, text)
  }
  for (const [file, text] of Object.entries(soundContent)) write(file, text)
  const ids = ownedIds(readContent(root)).map(({ id }) => id)
  write('content/ids.lock', `# locked\n${ids.join('\n')}\n`)
  for (const [file, edit] of Object.entries(edits)) {
    if (edit === undefined) fs.rmSync(path.join(root, file))
    else write(file, typeof edit === 'string' ? edit : edit(soundContent[file] ?? ''))
  }
  return root
}

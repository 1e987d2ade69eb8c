import fs from 'node:fs'
import path from 'node:path'
import { seeded } from '../gauge/seeded'
import { drawProse, drawWord } from './words'

const perModule = 20
const parts = [0, 1, 2, 3, 4, 5]

const eight = (index: number) => String(index).padStart(8, '0')

/** A program of twelve lines, like no other. */
function program(random: () => number): string {
  const lines = Array.from({ length: 12 }, (_, index) => {
    return `const ${drawWord(random)}${index} = { id: ${index}, name: '${drawWord(random)}', read: (request) => request.headers.get('x-${drawWord(random)}') }`
  })
  return `import http from 'node:http'\n\n${lines.join('\n')}\n`
}

const question = (id: number, place: number) => `  - id: qst_${eight(id)}
    kind: single
    prompt: Which of these is true of case ${place}?
    options:
      - { text: The first statement about it, right: true, why: It follows from the text above. }
      - { text: The second statement about it, why: It mixes up two things. }
      - { text: The third statement about it, why: It holds elsewhere but not here. }
`

function lesson(index: number, random: () => number): string {
  const sections = parts.map(
    (part) =>
      `## Part ${part + 1} of it\n\n${drawProse(random, 200)}\n\n<Code file="code/part${part}.mjs" run="no" because="it is generated" />`,
  )
  return `---
id: lsn_${eight(index)}
title: Generated lesson ${index}
summary: A generated lesson, used to measure how the portal scales.
updated: 2026-11-22
objectives: [Measure the portal, Compare it]
minutes: 30
---

${sections.join('\n\n')}

## Check yourself

<Quiz />
`
}

function moduleEntry(module: number, count: number): string {
  const first = module * perModule
  const slugs = Array.from(
    { length: Math.min(perModule, count - first) },
    (_, place) => `lesson-${first + place}`,
  )
  return `- id: mod_${eight(module)}
  slug: module-${module}
  title: Generated module ${module}
  summary: Twenty generated lessons.
  lessons: [${slugs.join(', ')}]
`
}

/** Folder of a generated lesson below the project. */
export const lessonFolder = (index: number) =>
  `content/lessons/module-${Math.floor(index / perModule)}/lesson-${index}`

/** Address of a generated lesson. */
export const lessonHref = (index: number) => `/learn/module-${Math.floor(index / perModule)}/lesson-${index}`

/**
 * Replaces all lessons, roles, stacks and terms under `root` by `count` lessons of 1,200 words, six programs and four
 * questions each, twenty to a module. The same at every run.
 */
export function writeCorpus(root: string, count: number) {
  for (const collection of ['lessons', 'roles', 'stacks', 'glossary'])
    fs.rmSync(path.join(root, 'content', collection), { recursive: true, force: true })
  const random = seeded(20261122)
  for (let index = 0; index < count; index++) {
    const folder = path.join(root, lessonFolder(index))
    fs.mkdirSync(path.join(folder, 'code'), { recursive: true })
    fs.writeFileSync(path.join(folder, 'lesson.mdx'), lesson(index, random))
    const questions = [0, 1, 2, 3].map((place) => question(index * 10 + place, place))
    fs.writeFileSync(path.join(folder, 'quiz.yaml'), `checks:\n${questions.join('')}`)
    for (const part of parts) fs.writeFileSync(path.join(folder, `code/part${part}.mjs`), program(random))
  }
  const modules = Array.from({ length: Math.ceil(count / perModule) }, (_, module) =>
    moduleEntry(module, count),
  )
  fs.writeFileSync(path.join(root, 'content/modules.yaml'), modules.join('\n'))
  fs.writeFileSync(path.join(root, 'content/ids.lock'), '# generated\n')
}

/** Adds a sentence to a generated lesson, as an author would. */
export const addSentence = (root: string, index: number, sentence: string) =>
  fs.appendFileSync(path.join(root, lessonFolder(index), 'lesson.mdx'), `\n${sentence}\n`)

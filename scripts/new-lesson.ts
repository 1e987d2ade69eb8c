// `npm run new:lesson -- <module> "<title>"`: a lesson that passes the content check, ready to be written.
import { randomInt } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { slug as slugOf } from 'github-slugger'
import { isSeq, parseDocument } from 'yaml'
import { suggest } from '@/lib/content/nearest'

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'
const newId = (prefix: string) =>
  `${prefix}_${Array.from({ length: 8 }, () => alphabet[randomInt(36)]).join('')}`

export type NewLesson = { lessonId: string; checkId: string; recallId: string; title: string; today: string }

const yamlText = (text: string) => JSON.stringify(text)

export const lessonFile = ({ lessonId, recallId, title, today }: NewLesson) => `---
id: ${lessonId}
title: ${yamlText(title)}
summary: ${yamlText(`What a reader can do after “${title}”, in one or two sentences.`)}
updated: ${today}
objectives:
  - Explain the idea in your own words
  - Do the thing it is for
minutes: 30
requires: []
sources: []
---

{/* A situation, 2–5 sentences: something is broken, slow, unsafe or missing. The need comes before the name. */}

## The idea

{/* One idea, with a figure or an instrument that shows it: <Journey file="…" />, <Figure … />. */}

## A worked example

{/* A complete small program in a file under code/, each important line explained once. */}

<Code file="code/example.mjs" mark="1">

1. What this line is there for.

</Code>

<Output of="code/example.mjs" />

<Recall id="${recallId}" />

## Where it bites in production

{/* Real failures with their sources: <Source id="…" /> after the claim. */}

## Check yourself

<Quiz />
`

export const quizFile = ({ checkId, recallId }: NewLesson) => `checks:
  - id: ${checkId}
    kind: single
    prompt: What does the example print?
    options:
      - text: A greeting.
        right: true
        why: That is the only line it writes.
      - text: Nothing.
        why: The program writes one line to its standard output.
      - text: An error.
        why: Nothing in it can fail.

inline:
  - id: ${recallId}
    kind: recall
    prompt: Without looking up, what is the first line of the example for?
    answer: Say it in a sentence or two, with the reason.
`

/** Adds the lesson to its module, keeping the comments of modules.yaml. Returns an error sentence or undefined. */
function list(moduleSlug: string, lessonSlug: string): string | undefined {
  const file = 'content/modules.yaml'
  const document = parseDocument(fs.readFileSync(file, 'utf8'))
  const modules = (document.toJS() as { slug: string }[]).map((module) => module.slug)
  const index = modules.indexOf(moduleSlug)
  if (index < 0)
    return `There is no module "${moduleSlug}". ${suggest(moduleSlug, modules) ?? `Known: ${modules.join(', ')}.`}`
  const lessons = document.getIn([index, 'lessons'])
  if (!isSeq(lessons)) return `${file}: module "${moduleSlug}" has no list of lessons.`
  lessons.add(lessonSlug)
  fs.writeFileSync(file, document.toString({ lineWidth: 0 }))
  return undefined
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

function main([moduleSlug, ...words]: string[]) {
  const title = words.join(' ').trim()
  if (!moduleSlug || !title)
    fail('Say the module and the title: npm run new:lesson -- server-side-programming "Cookies and sessions"')
  const lessonSlug = slugOf(title).replace(/-+/g, '-')
  const folder = path.posix.join('content/lessons', moduleSlug, lessonSlug)
  if (fs.existsSync(folder)) fail(`${folder} is already there. Choose another title, or edit that lesson.`)
  const error = list(moduleSlug, lessonSlug)
  if (error) fail(error)
  const today = new Date().toISOString().slice(0, 10)
  const lesson = { lessonId: newId('lsn'), checkId: newId('qst'), recallId: newId('qst'), title, today }
  fs.mkdirSync(path.join(folder, 'code'), { recursive: true })
  fs.writeFileSync(path.join(folder, 'lesson.mdx'), lessonFile(lesson))
  fs.writeFileSync(path.join(folder, 'quiz.yaml'), quizFile(lesson))
  fs.writeFileSync(path.join(folder, 'code/example.mjs'), "console.log('Hello, reader')\n")
  fs.writeFileSync(path.join(folder, 'code/example.mjs.out'), 'Hello, reader\n')
  console.log(
    `${folder}/lesson.mdx is ready to be written. Its ids are new: run npm run ids before you publish.`,
  )
}

if (process.argv[1]?.endsWith('new-lesson.ts')) main(process.argv.slice(2))

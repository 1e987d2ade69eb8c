import fs from 'node:fs'
import path from 'node:path'
import { suggest } from '@/lib/content/nearest'
import type { Problem } from '@/lib/content/problem'
import type { FieldPath, LessonSource, YamlSource } from '@/lib/content/source'
import type { Question, QuizFile } from '@/lib/quiz/schema'
import { attribute, elementsOf, problemAt, problemIn, type Rule } from './walk'
import { writtenQuestions } from './written-questions'

type Placed = { question: Question; quiz: YamlSource<QuizFile>; path: FieldPath; lesson: LessonSource }

function questionsOf(lesson: LessonSource): Placed[] {
  const { quiz } = lesson
  if (!quiz) return []
  return writtenQuestions(quiz).flatMap(({ question, path }) =>
    question ? { question, quiz, path, lesson } : [],
  )
}

const rule = 'quiz'
const same = (text: string) => text.trim().toLowerCase()

function repeated(texts: readonly string[]): number[] {
  const all = texts.map(same)
  return all.flatMap((text, index) => (all.indexOf(text) < index ? [index] : []))
}

function choiceProblems({ question, quiz, path: at }: Placed): Problem[] {
  if (question.kind !== 'single' && question.kind !== 'multiple') return []
  const right = question.options.filter((option) => option.right).length
  const problems = repeated(question.options.map((option) => option.text)).map((index) =>
    problemIn(quiz, [...at, 'options', index, 'text'], { rule, message: 'this option stands there twice' }),
  )
  if (question.kind === 'single' && right !== 1)
    problems.push(
      problemIn(quiz, [...at, 'options'], {
        rule,
        message: `${right} right options in a single choice`,
        fix: 'Write right: true on exactly one option, or make it kind: multiple.',
      }),
    )
  if (question.kind === 'multiple' && (right < 2 || right === question.options.length))
    problems.push(
      problemIn(quiz, [...at, 'options'], {
        rule,
        message: `${right} of ${question.options.length} options are right in a multiple choice`,
        fix: 'At least two are right, and at least one is not.',
      }),
    )
  return problems
}

function sortProblems({ question, quiz, path: at }: Placed): Problem[] {
  if (question.kind !== 'sort') return []
  const { bins, cards } = question
  const unknown = cards.flatMap((card, index) =>
    bins.includes(card.bin)
      ? []
      : problemIn(quiz, [...at, 'cards', index, 'bin'], {
          rule,
          message: `there is no bin "${card.bin}"`,
          fix: suggest(card.bin, bins),
        }),
  )
  const empty = bins.flatMap((bin, index) =>
    cards.some((card) => card.bin === bin)
      ? []
      : problemIn(quiz, [...at, 'bins', index], {
          rule,
          message: `no card belongs into "${bin}"`,
          fix: 'Add a card or remove the bin.',
        }),
  )
  return [...unknown, ...empty]
}

function orderProblems({ question, quiz, path: at }: Placed): Problem[] {
  if (question.kind !== 'order') return []
  return repeated(question.items).map((index) =>
    problemIn(quiz, [...at, 'items', index], {
      rule,
      message: 'this item stands there twice, so two orders are right',
      fix: 'Make the items differ.',
    }),
  )
}

function outputProblems({ question, quiz, path: at, lesson }: Placed, root: string): Problem[] {
  if (question.kind !== 'output') return []
  return [question.file, `${question.file}.out`].flatMap((file) =>
    fs.existsSync(path.join(root, lesson.folder, file))
      ? []
      : problemIn(quiz, [...at, 'file'], {
          rule: 'missing-file',
          message: `there is no file ${lesson.folder}/${file}`,
        }),
  )
}

function misconceptionProblems({ question, quiz, path: at }: Placed): Problem[] {
  if (question.kind === 'number')
    return question.misconceptions.flatMap(({ match }, index) =>
      Math.abs(match - question.answer) > question.tolerance
        ? []
        : problemIn(quiz, [...at, 'misconceptions', index, 'match'], {
            rule,
            message: `${match} is within the tolerance, so it is right`,
          }),
    )
  if (question.kind !== 'text') return []
  const right = question.accept.map(same)
  return question.misconceptions.flatMap(({ match }, index) =>
    right.includes(same(match))
      ? problemIn(quiz, [...at, 'misconceptions', index, 'match'], {
          rule,
          message: `“${match}” is one of the accepted answers`,
        })
      : [],
  )
}

/** Each question can be answered, in one way, with a reason for each answer. */
export const soundQuestions: Rule = (content) =>
  content.lessons.flatMap((lesson) =>
    questionsOf(lesson).flatMap((placed) => [
      ...choiceProblems(placed),
      ...sortProblems(placed),
      ...orderProblems(placed),
      ...outputProblems(placed, content.root),
      ...misconceptionProblems(placed),
    ]),
  )

const kinds: Record<string, readonly string[]> = {
  Predict: ['single', 'multiple', 'number', 'text', 'output'],
  Recall: ['recall'],
  Sort: ['sort'],
  Order: ['order'],
}

function placementProblems(lesson: LessonSource): Problem[] {
  if (lesson.quiz && !lesson.quiz.value) return []
  const inline = lesson.quiz?.value?.inline ?? []
  const used = new Map<string, number>()
  const wrong = elementsOf(lesson, ...Object.keys(kinds)).flatMap((element) => {
    const id = attribute(element, 'id') ?? ''
    const name = element.name ?? ''
    const question = inline.find((candidate) => candidate.id === id)
    used.set(id, (used.get(id) ?? 0) + 1)
    if (!question)
      return problemAt(lesson, element, {
        rule: 'unknown-id',
        message: `quiz.yaml has no inline question "${id}"`,
        fix: suggest(
          id,
          inline.map((candidate) => candidate.id),
        ),
      })
    if (used.get(id) === 2)
      return problemAt(lesson, element, { rule, message: `question "${id}" is placed twice` })
    if (kinds[name]?.includes(question.kind)) return []
    return problemAt(lesson, element, {
      rule,
      message: `<${name}> cannot show a question of kind "${question.kind}"`,
      fix: `It takes ${kinds[name]?.join(', ')}.`,
    })
  })
  const { quiz } = lesson
  const unplaced = inline.flatMap((question, index) =>
    !quiz || used.has(question.id)
      ? []
      : problemIn(quiz, ['inline', index, 'id'], {
          rule,
          message: `question "${question.id}" is placed nowhere`,
          fix: 'Place it in lesson.mdx or move it to checks.',
        }),
  )
  return [...wrong, ...unplaced]
}

/** Inline questions are placed once, by an element that fits; the checks are shown once. */
export const placedQuestions: Rule = (content) => [
  ...content.lessons.flatMap((lesson) => {
    const quizzes = elementsOf(lesson, 'Quiz')
    const missing = !lesson.quiz
      ? [
          problemIn(lesson, [], {
            rule,
            message: 'there is no quiz.yaml beside this lesson',
            fix: 'A lesson is complete when its checks are answered; write at least one.',
          }),
        ]
      : []
    if (lesson.quiz && quizzes.length === 0)
      missing.push(
        problemIn(lesson, [], {
          rule,
          message: 'the checks are never shown',
          fix: 'Put <Quiz /> near the end.',
        }),
      )
    return [
      ...missing,
      ...quizzes
        .slice(1)
        .map((element) => problemAt(lesson, element, { rule, message: '<Quiz /> stands there twice' })),
      ...placementProblems(lesson),
    ]
  }),
  ...[...content.roles, ...content.stacks, ...content.terms].flatMap((page) =>
    elementsOf(page, 'Quiz', ...Object.keys(kinds)).map((element) =>
      problemAt(page, element, {
        rule,
        message: `<${element.name}> belongs to lessons`,
        fix: 'Questions live in a lesson’s quiz.yaml.',
      }),
    ),
  ),
]

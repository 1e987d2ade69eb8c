import { describe, expect, test } from 'vitest'
import { checkContent } from '@/lib/content/check/check'
import { readContent } from '@/lib/content/read'
import { plant } from './fixture'
import { append, mistakes, modules, page, quiz, word } from './mistakes'

const problemsOf = (edits: Parameters<typeof plant>[0]) => checkContent(readContent(plant(edits)))
test('content without a mistake has no problem', () => {
  expect(problemsOf({})).toEqual([])
})

describe('a planted mistake is found, at its place:', () => {
  test.each(mistakes)('%s', (_name, file, edit, rule, message, line) => {
    const found = problemsOf({ [file]: edit }).filter(
      (problem) => problem.rule === rule && message.test(problem.message),
    )
    expect(found.map((problem) => problem.line)).toContain(line)
    expect(found.every((problem) => problem.column > 0)).toBe(true)
  })
})

test('all problems of all files come out at once', () => {
  const found = problemsOf({
    [page]: (text) => text.replace('trm_word', 'trm_wird').replace('<Recall ', '<Recal '),
    [quiz]: (text) => text.replace('right: true, ', ''),
  })
  expect(new Set(found.map(({ file }) => file))).toEqual(new Set([page, quiz, word]))
  expect(found.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['unknown-id', 'element', 'quiz', 'unused-term']),
  )
})

test('a number in <Given>, in code or beside its source is no unsourced figure', () => {
  const text =
    'It takes <Given>40 ms</Given>, says `sleep 40 ms`.\n\nIt takes 40 ms.<Source id="rfc" />\n\nPort 8080, status 404, three headers.'
  expect(problemsOf({ [page]: append(text) })).toEqual([])
})

test('a file that cannot be read brings no complaints about what it would have said', () => {
  const found = problemsOf({
    [page]: (text) => text.replace('updated: 2026-11-22', 'updated: yesterday'),
    [quiz]: (text) => text.replace(', why: Not that.', ''),
  })
  expect(found.map(({ file, rule }) => [file, rule])).toEqual([
    [page, 'front-matter'],
    [quiz, 'quiz'],
  ])
})

test('a wrong field in one question hides no mistake in another', () => {
  const found = problemsOf({
    [quiz]: (text) => text.replace('right: true, ', '').replace('answer: A word.', 'answer: 7'),
  })
  expect(found.map(({ rule, message, line }) => [rule, message, line])).toEqual([
    ['quiz', '0 right options in a single choice', 6],
    ['quiz', expect.stringContaining('"inline[1].answer"'), 13],
  ])
  const twice = problemsOf({
    [quiz]: (text) => text.replace('qst_aaaaaaa2', 'qst_aaaaaaa1').replace('answer: A word.', 'answer: 7'),
  })
  expect(twice.map(({ rule }) => rule)).toContain('duplicate-id')
})

test('an id may go when retired.yaml says why', () => {
  const retired = '- { id: trm_word, on: 2026-11-22, why: It said nothing. }\n'
  const found = problemsOf({
    [word]: undefined,
    [page]: (text) => text.replace('<Term id="trm_word">word</Term>', 'word'),
    'content/retired.yaml': retired,
  })
  expect(found).toEqual([])
})

test('a lesson folder that no module lists is told', () => {
  const found = problemsOf({ [modules]: (text) => text.replace('[one]', '[two]') })
  expect(found.map(({ rule }) => rule)).toContain('unlisted-lesson')
})

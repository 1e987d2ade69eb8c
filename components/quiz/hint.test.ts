import { expect, it } from 'vitest'
import type { Answer } from '@/lib/quiz/answer'
import { grade } from '@/lib/quiz/grade'
import { question } from '@/lib/quiz/schema'
import { viewOf } from '@/lib/quiz/view'
import { whatIsOff } from './hint'

const base = { id: 'qst_aaaaaaaa', prompt: 'What?', why: 'because' }

function hint(asked: Record<string, unknown>, answer: Answer) {
  const view = viewOf(question.parse({ ...base, ...asked }), {
    lesson: 'lsn_aaaaaaaa',
    rev: 'r1',
    markdown: (text) => text,
    lines: (items) => items,
  })
  const verdict = grade(view.key, answer)
  if (verdict === 'invalid' || verdict.right) throw new Error('not a miss')
  return whatIsOff(view, { answer, verdict, open: false })
}

const number = { kind: 'number', answer: 54, tolerance: 1, misconceptions: [{ match: 3, why: 'no' }] }

it('says of a wrong number on which side it lies, and nothing where a reason says more', () => {
  expect(hint(number, { kind: 'number', value: 50 })).toBe('Too small.')
  expect(hint(number, { kind: 'number', value: 60 })).toBe('Too large.')
  expect(hint(number, { kind: 'number', value: 3 })).toBe('')
})

it('says of a wrong text which word differs first', () => {
  const shelf = { kind: 'text', accept: ['Every copy is out'] }
  const typed = (text: string) => hint(shelf, { kind: 'text', text })
  expect(typed('every book is out')).toBe('Word 2 of 4 differs.')
  expect(typed('Every copy')).toBe('Word 3 of 4 differs.')
  expect(typed('Every copy is out today')).toBe('The answer ends after 4 words.')
  expect(hint({ kind: 'text', accept: ['Allow'] }, { kind: 'text', text: 'Accept' })).toBe(
    'One word of 5 characters is asked for.',
  )
})

import { plainText } from '@/lib/quiz/grade'
import type { QuestionView } from '@/lib/quiz/view'
import type { Outcome } from './outcome'

/** What the reader may know after a wrong answer without being given the right one. */
export function whatIsOff(view: QuestionView, { answer, verdict }: Outcome): string {
  const { parts = [] } = verdict.detail
  const fitting = parts.filter(Boolean).length
  if (view.kind === 'order') return `Lines in place: ${fitting} of ${parts.length}.`
  if (view.kind === 'sort') return `Cards in their bin: ${fitting} of ${parts.length}.`
  if (view.kind === 'output' && answer.kind === 'output')
    return `Line ${differingLine(view.answer, answer.text)} differs.`
  if (view.kind === 'multiple' && answer.kind === 'multiple')
    return missingOptions(view.options, answer.choices)
  if (verdict.detail.misconception !== undefined) return ''
  if (view.kind === 'number' && answer.kind === 'number')
    return answer.value < view.answer ? 'Too small.' : 'Too large.'
  return view.kind === 'text' && answer.kind === 'text' ? differingWord(view.answer, answer.text) : ''
}

function missingOptions(options: { right: boolean }[], choices: number[]) {
  const missed = options.some(({ right }, index) => right && !choices.includes(index))
  return missed ? 'At least one right option is missing.' : 'Not all that you chose are right.'
}

function differingLine(expected: string, typed: string) {
  const lines = typed.split('\n')
  const wanted = expected.split('\n')
  const at = wanted.findIndex((line, index) => line.trimEnd() !== lines[index]?.trimEnd())
  return (at < 0 ? wanted.length : at) + 1
}

function differingWord(expected: string, typed: string) {
  const wanted = wordsOf(expected)
  const words = wordsOf(typed)
  if (wanted.length === 1) return `One word of ${expected.length} characters is asked for.`
  const at = wanted.findIndex((word, index) => word !== words[index])
  return at < 0
    ? `The answer ends after ${wanted.length} words.`
    : `Word ${at + 1} of ${wanted.length} differs.`
}

const wordsOf = (text: string) => plainText(text).split(/\s+/)

import { writtenDate } from '@/lib/dates'
import type { QuestionState } from '@/lib/progress/fold'
import type { Answer } from '@/lib/quiz/answer'
import { grade } from '@/lib/quiz/grade'
import { shuffled } from '@/lib/quiz/shuffle'
import type { QuestionView } from '@/lib/quiz/view'
import type { Mode, Outcome } from './outcome'

/** An answer of an earlier visit. `outcome` is null where the question was another then, or the answer is not known. */
export type Kept = { words: string; right: boolean; outcome: Outcome | null; folded: boolean }

/** What is kept of a question, in words and as the outcome to show. */
export function keptOf(view: QuestionView, mode: Mode, { attempts, last }: QuestionState): Kept {
  const { answer, right, rev } = last
  const verdict = answer && rev === view.rev ? grade(view.key, answer) : 'invalid'
  const day = writtenDate(attempts[last.eventId]?.day ?? last.at.slice(0, 10))
  const wasRight = Object.values(attempts).some((attempt) => attempt.right)
  const changed = rev === view.rev ? '' : ' The question has changed since.'
  return {
    words: `${right ? rightWords(view, mode) : wrongWords(mode, wasRight)} on ${day}.${changed}`,
    right,
    outcome:
      answer && verdict !== 'invalid' ? { answer, verdict, open: verdict.right || mode === 'predict' } : null,
    folded: false,
  }
}

function rightWords({ kind }: QuestionView, mode: Mode) {
  if (mode === 'predict') return 'You predicted it'
  return kind === 'recall' ? 'You knew it' : 'Right, answered'
}

function wrongWords(mode: Mode, wasRight: boolean) {
  if (mode === 'predict') return 'It goes another way; you answered'
  return wasRight ? 'Right before, but not when last tried' : 'Not yet, last tried'
}

type Asked = { view: QuestionView; mode: Mode; question: QuestionState }

/** Puts what is kept into the fields under `root`; what stands in view, or above it, keeps its reasons folded. */
export function adopt({ view, mode, question }: Asked, root: HTMLElement): Kept {
  const found = keptOf(view, mode, question)
  if (!found.outcome) return found
  fillIn(found.outcome.answer, root)
  const inView = root.getBoundingClientRect().top < innerHeight
  return { ...found, folded: inView && hasReasons(found.outcome) }
}

/** Whether there is a reason to show: a miss of some kinds has none that gives nothing away. */
export const hasReasons = ({ answer, open, verdict: { detail } }: Outcome) =>
  answer.kind !== 'recall' && (open || (answer.kind !== 'order' && Object.keys(detail).length > 0))

/** Whether the reader has not begun to answer in the fields under `root`. */
export function isUntouched({ id, kind }: QuestionView, root: HTMLElement): boolean {
  if (kind !== 'order')
    return (
      !root.querySelector('input:checked') && !root.querySelector<HTMLInputElement>('.entry-input')?.value
    )
  const items = Array.from(root.querySelectorAll<HTMLElement>('[data-item]'), ({ dataset }) => dataset.item)
  return items.join() === shuffled(items.length, id).join()
}

/** Puts an answer into the fields under `root`. The lines of an order follow the outcome by themselves. */
function fillIn(answer: Answer, root: HTMLElement): void {
  const entry = root.querySelector<HTMLInputElement | HTMLTextAreaElement>('.entry-input')
  if (entry && 'text' in answer) entry.value = answer.text
  if (entry && 'value' in answer) entry.value = String(answer.value)
  if (answer.kind === 'single') choose(root, answer.choice)
  if (answer.kind === 'multiple') for (const choice of answer.choices) choose(root, choice)
  if (answer.kind === 'sort')
    for (const [card, track] of root.querySelectorAll('.track').entries())
      choose(track, answer.bins[card] ?? -1)
}

function choose(root: Element, value: number) {
  const input = root.querySelector<HTMLInputElement>(`input[value="${value}"]`)
  if (input) input.checked = true
}

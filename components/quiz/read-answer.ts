import type { Answer } from '@/lib/quiz/answer'
import { parseNumber } from '@/lib/quiz/parse-number'
import type { QuestionView } from '@/lib/quiz/view'

/**
 * What the reader has put into the fields under `root`; null while it is not yet an answer. The page is asked, not a
 * state of ours: a choice made before hydration, or restored by the browser, counts.
 */
export function readAnswer(view: QuestionView, root: HTMLElement): Answer | null {
  const { kind, key } = view
  const typed = root.querySelector<HTMLInputElement>('.entry-input')?.value ?? ''
  switch (kind) {
    case 'single': {
      const [choice] = chosen(root)
      return choice === undefined ? null : { kind, choice }
    }
    case 'multiple': {
      const choices = chosen(root)
      return choices.length === 0 ? null : { kind, choices }
    }
    case 'order':
      return { kind, order: Array.from(root.querySelectorAll<HTMLElement>('[data-item]'), itemOf) }
    case 'number': {
      const value = parseNumber(typed, 'unit' in view ? view.unit : undefined)
      return value === null ? null : { kind, value }
    }
    case 'text':
    case 'output':
      return typed.trim() === '' ? null : { kind, text: typed }
    case 'sort': {
      const bins = chosen(root)
      return key.kind === 'sort' && bins.length === key.bins.length ? { kind, bins } : null
    }
    case 'recall':
      return null
  }
}

const chosen = (root: HTMLElement) =>
  Array.from(root.querySelectorAll<HTMLInputElement>('input:checked'), (input) => Number(input.value))

const itemOf = (element: HTMLElement) => Number(element.dataset.item)

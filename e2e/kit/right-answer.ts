import type { Answer, AnswerKey } from '@/lib/quiz/answer'

/** Test kit: the answer that a key calls right. */
export function rightAnswer(key: AnswerKey): Answer {
  switch (key.kind) {
    case 'single':
      return { kind: 'single', choice: key.right[0] ?? 0 }
    case 'multiple':
      return { kind: 'multiple', choices: key.right }
    case 'order':
      return { kind: 'order', order: key.items.map((_, position) => position) }
    case 'number':
      return { kind: 'number', value: key.answer }
    case 'text':
      return { kind: 'text', text: key.accept[0] ?? '' }
    case 'output':
      return { kind: 'output', text: key.output }
    case 'sort':
      return { kind: 'sort', bins: key.bins }
    case 'recall':
      return { kind: 'recall', knew: 'yes' }
  }
}

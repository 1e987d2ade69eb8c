import type { Pending } from '@/components/progress/pending-store'
import type { Amount } from '@/lib/custody/schema'

export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`

/** “12 answers in 3 lessons and 2 other entries”. */
export function amountWords({ answers, lessons, others }: Omit<Amount, 'learner'>): string {
  const parts = [
    answers > 0 && `${counted(answers, 'answer')} in ${counted(lessons, 'lesson')}`,
    others > 0 &&
      counted(others, answers > 0 ? 'other entry' : 'entry', answers > 0 ? 'other entries' : 'entries'),
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'Nothing yet' : parts.join(' and ')
}

/** “3 answers”, or “3 entries” where some of them are something else. */
export const waitingWords = (items: readonly Pending[]) =>
  items.every(({ event }) => event.type === 'question_answered')
    ? counted(items.length, 'answer')
    : counted(items.length, 'entry', 'entries')

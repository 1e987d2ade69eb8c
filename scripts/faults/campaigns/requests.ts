import { randomUUID } from 'node:crypto'
import { postBatch } from '@/e2e/kit/post-batch'
import { rightAnswer } from '@/e2e/kit/right-answer'
import { answeredEvent } from '@/lib/progress/event'
import type { Stage } from '../stage'

/** Requests that belong to no learner of a ledger. */

/** A right answer to some question of the stage, as an event. */
export function answerTo({ index, random }: Stage) {
  const question = index.questions[Math.floor(random() * index.questions.length)]
  if (!question) throw new Error('there is no question to answer')
  const device = { id: randomUUID(), seq: 0 }
  return answeredEvent({
    question: question.id,
    rev: question.rev,
    answer: rightAnswer(question.key),
    device,
  })
}

/** Sends events as somebody new. */
export const write = (address: string, events: unknown[]) => postBatch({ address, events })

/** The status of a GET, 0 when no answer came. */
export const status = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(10_000) }).then(
    async (response) => {
      await response.arrayBuffer()
      return response.status
    },
    () => 0,
  )

import type { OutboxState, Problem } from './outbox-state'

/** `idle`: nothing was answered on this page yet. */
export type Saved = 'idle' | 'device' | 'server' | 'no'

export const savedWords: Record<Exclude<Saved, 'idle'>, string> = {
  device: 'saved on this device',
  server: 'saved',
  no: 'not saved',
}

/** Where the answers of this page are: the weakest place that any of them is in. */
export function savedWhere({ items, durable, confirmed }: OutboxState): Saved {
  if (items.some(({ refused }) => refused)) return 'no'
  if (items.length > 0) return durable ? 'device' : 'no'
  return Object.keys(confirmed.questions).length > 0 ? 'server' : 'idle'
}

const causes: Record<Problem, string> = {
  unreachable: 'No connection to the server.',
  too_many: 'Too much came from here in a short time.',
  unavailable: 'The server cannot store answers at the moment.',
  wrong_learner: 'Answers kept on this device belong to another learner than the one signed in here now.',
  signed_out:
    'Answers kept on this device belong to an account that is not signed in here. Sign in to send them.',
  gone: 'Answers kept on this device belong to an account that was deleted.',
  malformed: 'This page is older than the server. Reload it to go on.',
  cross_site: 'The server did not accept where the answer came from. Reload this page at its own address.',
}

/** What is wrong and what to do, in sentences; null while all is well. */
export function saveProblem({ items, durable, problem }: OutboxState): string | null {
  const refused = items.filter((item) => item.refused).length
  if (refused > 0)
    return `${answers(refused)} not accepted, because the question has changed since. Reload the page and answer again.`
  if (items.length === 0 || (!problem && durable)) return null
  const kept = durable
    ? `${answers(items.length)} kept on this device and will be sent as soon as that works.`
    : 'This browser refuses to keep anything: leave this page open until it says “saved”.'
  return `${problem ? `${causes[problem]} ` : ''}${kept}`
}

const answers = (count: number) => (count === 1 ? '1 answer is' : `${count} answers are`)

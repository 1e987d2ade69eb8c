import { ownItems } from './batch'
import type { OutboxState, Problem } from './outbox-state'

/** `idle`: nothing was done on this page yet. */
export type Saved = 'idle' | 'device' | 'server' | 'no' | 'attention'

/** Where the latest things are: the weakest place that any of them is in. */
export function savedWhere(outbox: OutboxState): Saved {
  const items = ownItems(outbox)
  if (items.some(({ refused }) => refused) || waitsForSignIn(outbox) > 0) return 'attention'
  if (items.length > 0) return outbox.durable ? 'device' : 'no'
  return outbox.hasSent ? 'server' : 'idle'
}

/** The same in words. */
export function savedWords(outbox: OutboxState): string {
  const waiting = ownItems(outbox).length
  const words: Record<Saved, string> = {
    idle: '',
    device: outbox.problem && waiting > 1 ? `${waiting} waiting` : 'saved on this device',
    server: 'saved',
    no: 'not saved',
    attention: 'needs attention',
  }
  return words[savedWhere(outbox)]
}

const causes: Partial<Record<Problem, string>> = {
  unreachable: 'No connection to the server.',
  too_many: 'Too much came from here in a short time.',
  unavailable: 'The server cannot store anything at the moment.',
  malformed: 'The server does not understand this page. Reload it to go on.',
  cross_site: 'The server did not accept where this came from. Reload this page at its own address.',
}

/** What is wrong and what to do, in sentences; null while all is well. */
export function saveProblem(outbox: OutboxState): string | null {
  const items = ownItems(outbox)
  const refused = items.filter((item) => item.refused).length
  if (refused > 0) return `${counted(refused)} not accepted by the server.`
  const paused = waitsForSignIn(outbox)
  if (paused > 0)
    return `Sign in again to send ${paused === 1 ? 'what waits' : `the ${paused} that wait`} here.`
  if (items.length === 0 || (!outbox.problem && outbox.durable)) return null
  const kept = outbox.durable
    ? `${counted(items.length)} kept on this device and will be sent as soon as that works.`
    : 'This browser refuses to keep anything: leave this page open until it says “saved”.'
  return [outbox.problem && causes[outbox.problem], kept].filter(Boolean).join(' ')
}

/** How many wait for their account to sign in again. */
export const waitsForSignIn = ({ items, held, signedIn }: OutboxState) =>
  signedIn ? 0 : items.filter(({ owner }) => owner && held[owner] === 'signed_out').length

const counted = (count: number) => (count === 1 ? '1 entry is' : `${count} entries are`)

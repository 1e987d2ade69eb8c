import type { CustodyError } from '@/lib/custody/schema'

/** Why nothing was done, and what to do. */
export const problemWords: Record<CustodyError['code'] | 'unreachable', string> = {
  unreachable: 'No connection to the server. Nothing was changed; try again when there is one.',
  unavailable: 'The server cannot change anything at the moment. Nothing was changed; try again in a while.',
  cross_site: 'The server did not accept where this came from. Reload this page at its own address.',
  signed_out: 'You are signed out. Nothing was changed; sign in again to go on.',
  nothing_there: 'There is nothing there any more: it was decided in another tab, or before.',
}

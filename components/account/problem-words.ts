import type { AccountRefusal } from '@/lib/account/view'
import type { SignInProblem } from '@/lib/auth/sign-in-problem'

type AccountProblem = SignInProblem | AccountRefusal['code']

/** What went wrong, and what to do about it. */
export const problemWords: Record<AccountProblem, string> = {
  denied:
    'You were not signed in, since the other site said no, or you did there. Try again, or choose another way.',
  failed:
    'That sign-in could not be finished: it was begun in another browser, or too long ago. Please begin again.',
  provider_away:
    'The site you chose to sign in with cannot be reached at the moment. Try again later, or choose another way.',
  other_way:
    'There is an account with this e-mail address already, and another way leads into it. Sign in the way you did before; then you can add this one in the settings.',
  taken: 'That way leads into another account already. Sign in with it, remove it there, and add it here.',
  linking_ended:
    'Nothing was added, since you are not signed in here to the account that asked for it. Sign in, and begin again.',
  link_used: 'This link was used already, or is older than ten minutes. Ask for a new one.',
  bad_address: 'That does not look like an e-mail address. Please check it.',
  mail_failed: 'The mail could not be sent. Check the address, or try again later.',
  too_many: 'That was too often in a short time. Please wait a while, and try again.',
  cross_site: 'The request did not come from a page of this site. Open the page here, and try again.',
  away: 'Nobody can be signed in at the moment, since the database cannot be reached. Try again in a minute.',
  signed_out: 'You are signed out here. Sign in to change your account.',
  last_way: 'This is the only way into your account that is left. Add another one first.',
}

/** The problem that an address names; null for anything else that stands there. */
export const problemOf = (value: unknown): AccountProblem | null =>
  typeof value === 'string' && Object.hasOwn(problemWords, value) ? (value as AccountProblem) : null

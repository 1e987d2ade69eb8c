import type { Going, Refusal } from '@/lib/auth/sign-in-problem'
import { plainPage } from '@/lib/http/plain-page'
import { redirecting } from '@/lib/http/redirecting'
import type { Result } from '@/lib/result'
import { problemWords } from './problem-words'

/** The statuses of refusals that no page of ours may answer, since a program asked, or asked too often. */
const statuses: Partial<Record<Refusal['code'], number>> = { too_many: 429, cross_site: 403 }

/** Answers a form: on to where it leads, or back to `page` with the reason. */
export function answerForm(done: Result<Going, Refusal>, page: '/sign-in' | '/settings/account'): Response {
  if (done.ok) return leading(done.value)
  const { code, retryAfterSeconds } = done.error
  const status = statuses[code]
  if (status === undefined) return redirecting(`${page}?error=${code}`)
  const wait: HeadersInit = retryAfterSeconds ? [['retry-after', String(retryAfterSeconds)]] : []
  const title = status === 429 ? 'Too often' : 'Not from here'
  return plainPage({ status, title, says: problemWords[code], to: { href: page, name: 'Back' } }, wait)
}

/**
 * A redirect leads to our own pages. To a provider leads a page that goes there by itself: browsers hold the redirects
 * after a form to the `form-action` of its page, and where a provider redirects to is its own affair.
 */
function leading({ location, cookies }: Going): Response {
  if (location.startsWith('/')) return redirecting(location, cookies)
  const headers = new Headers({ refresh: `0; url=${location}` })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  const { host } = new URL(location)
  const page = { status: 200, title: `On to ${host}`, says: 'You sign in there, and come back here.' }
  return plainPage({ ...page, to: { href: location, name: `Go on to ${host}` } }, headers)
}

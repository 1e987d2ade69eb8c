import type { LinkedWay, SessionView } from '@/lib/account/view'
import { writtenDate } from '@/lib/dates'

/** The ways into an account, each with a form that takes it out. */
export function LinkedWays({ ways }: { ways: LinkedWay[] }) {
  return (
    <ul className="keys">
      {ways.map(({ provider, id, name, label, isOffered }) => (
        <li key={`${provider} ${id}`}>
          <span>
            {name}
            {label && `: ${label}`}
            {!isOffered && <span className="note"> (not offered here at the moment)</span>}
          </span>
          <form action="/api/account/unlink" method="post">
            <input type="hidden" name="provider" value={provider} />
            <input type="hidden" name="id" value={id} />
            <button
              type="submit"
              className="button"
              aria-label={`Remove ${name}${label ? `: ${label}` : ''}`}
            >
              Remove
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

/** The browsers that are signed in, each other one with a form that signs it out. */
export function Sessions({ sessions }: { sessions: SessionView[] }) {
  return (
    <ul className="keys">
      {sessions.map(({ id, browser, since, isThis }) => (
        <li key={id}>
          <span>
            {browser}
            <span className="note">
              {' '}
              since <time dateTime={since}>{writtenDate(since.slice(0, 10))}</time>
              {isThis && ', this browser'}
            </span>
          </span>
          {!isThis && (
            <form action="/api/account/sessions" method="post">
              <input type="hidden" name="id" value={id} />
              <button type="submit" className="button" aria-label={`Sign out ${browser}`}>
                Sign out
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}

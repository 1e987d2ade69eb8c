import type { Way } from '@/lib/auth/way'

type Props = {
  ways: Way[]
  /** Where the forms go. */
  action: '/api/sign-in' | '/api/account/link'
  verb: string
  /** Where to go afterwards; an own path. */
  to?: string
}

/** Each way as a plain form: it works without JavaScript, and nobody is sent anywhere before choosing. */
export function Ways({ ways, action, verb, to }: Props) {
  return (
    <div className="ways">
      {ways.map((way) => (
        <form key={way.id} action={action} method="post">
          <input type="hidden" name="way" value={way.id} />
          {to && <input type="hidden" name="to" value={to} />}
          {way.id === 'email' ? (
            <EmailField verb={verb} />
          ) : (
            <button type="submit" className="button">
              {verb} {way.name}
            </button>
          )}
        </form>
      ))}
    </div>
  )
}

function EmailField({ verb }: { verb: string }) {
  return (
    <>
      <label className="label" htmlFor="email">
        E-mail address
      </label>
      <div>
        <input
          id="email"
          className="field"
          type="email"
          name="email"
          autoComplete="email"
          maxLength={254}
          required
        />
        <button type="submit" className="button first">
          {verb} a mailed link
        </button>
      </div>
    </>
  )
}

import type { Metadata } from 'next'
import '@/components/account/account.css'
import { Problem } from '@/components/account/problem'
import { problemWords } from '@/components/account/problem-words'
import { PageHead } from '@/components/site/page-head'
import { ownPath } from '@/lib/auth/own-path'
import { findWaitingLink } from '@/lib/auth/queries'

type Props = { searchParams: Promise<{ token?: string | string[]; to?: string | string[] }> }

export const metadata: Metadata = { title: 'Confirm', robots: { index: false } }

/** Looking at this page uses nothing up, since programs look at every link in a mail; its button does. */
export default async function Confirm({ searchParams }: Props) {
  const { token, to } = await searchParams
  const link = await findWaitingLink(token)
  if (!link)
    return (
      <main id="main" className="page">
        <PageHead title="This link does not work any more" />
        <div className="account">
          <Problem>{problemWords.link_used}</Problem>
          <p>
            <a href="/sign-in">Ask for a new link</a>
          </p>
        </div>
      </main>
    )
  const { title, button } = link.userId === null ? words.signIn : words.add
  return (
    <main id="main" className="page">
      <PageHead title={title} />
      <form className="account" action="/api/sign-in/confirm" method="post">
        <p>
          With the address <b>{link.identifier}</b>. If that is not yours, close this page: nothing has
          happened yet.
        </p>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="to" value={ownPath(to)} />
        <p>
          <button type="submit" className="button first">
            {button}
          </button>
        </p>
      </form>
    </main>
  )
}

const words = {
  signIn: { title: 'Sign in', button: 'Sign in' },
  add: { title: 'Add this address to your account', button: 'Add the address' },
}

import type { Metadata } from 'next'
import { headers } from 'next/headers'
import '@/components/account/account.css'
import { Problem } from '@/components/account/problem'
import { problemOf, problemWords } from '@/components/account/problem-words'
import { Ways } from '@/components/account/ways'
import { PageHead } from '@/components/site/page-head'
import { findOwnAccount } from '@/lib/account/queries'
import { callerOf } from '@/lib/auth/caller'
import { ownPath } from '@/lib/auth/own-path'
import { hasMailbox, offeredWays } from '@/lib/auth/way'

type Props = { searchParams: Promise<{ to?: string | string[]; error?: string | string[] }> }

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

const summary = 'An account lets you go on where you left off, on any device. You can learn without one.'

export default async function SignIn({ searchParams }: Props) {
  const { to, error } = await searchParams
  const problem = problemOf(error)
  const ways = offeredWays()
  const account = await findOwnAccount(callerOf(await headers()))
  return (
    <main id="main" className="page">
      <PageHead title="Sign in" summary={summary} />
      <div className="account">
        {problem && <Problem>{problemWords[problem]}</Problem>}
        {account && (
          <p>
            You are signed in as {account.email ?? account.name ?? 'somebody without a name'}.{' '}
            <a href="/settings/account">Go to your account</a>, or sign in as somebody else below.
          </p>
        )}
        {ways.length === 0 ? (
          <p>This portal offers no accounts. What you do here is kept for this browser all the same.</p>
        ) : (
          <Ways ways={ways} action="/api/sign-in" verb="Sign in with" to={ownPath(to)} />
        )}
        {hasMailbox() && (
          <p className="note">
            This portal sends no mail. What it would send is in its <a href="/mailbox">mailbox</a>.
          </p>
        )}
      </div>
    </main>
  )
}

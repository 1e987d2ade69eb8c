import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import '@/components/account/account.css'
import '@/components/custody/custody.css'
import { LinkedWays, Sessions } from '@/components/account/keys'
import { Problem } from '@/components/account/problem'
import { problemOf, problemWords } from '@/components/account/problem-words'
import { Ways } from '@/components/account/ways'
import { SignOut } from '@/components/custody/sign-out.client'
import { PageHead } from '@/components/site/page-head'
import { Section } from '@/components/site/section'
import { findAccountPage } from '@/lib/account/queries'
import { callerOf } from '@/lib/auth/caller'

type Props = { searchParams: Promise<{ error?: string | string[] }> }

export const metadata: Metadata = { title: 'Account', robots: { index: false } }

export default async function Account({ searchParams }: Props) {
  const account = await findAccountPage(callerOf(await headers()))
  if (!account) redirect('/sign-in?to=/settings/account')
  const problem = problemOf((await searchParams).error)
  const linked = new Set(account.ways.map(({ provider }) => provider))
  const more = account.offered.filter(({ id }) => !linked.has(id))
  return (
    <main id="main" className="page">
      <PageHead
        label={<a href="/settings">Settings</a>}
        title="Account"
        summary={`You are signed in as ${account.email ?? account.name ?? 'somebody without a name'}.`}
      />
      {problem && <Problem>{problemWords[problem]}</Problem>}
      <Section id="ways" title="Ways to sign in" note="Any of them leads into this account.">
        <LinkedWays ways={account.ways} />
        {more.length > 0 && <h3>Add another way</h3>}
        <Ways ways={more} action="/api/account/link" verb="Add" />
      </Section>
      <Section id="sessions" title="Signed in">
        <Sessions sessions={account.sessions} />
        <div className="acts">
          <SignOut learner={account.learner} action="/api/sign-out" words="Sign out" first />
          <SignOut learner={account.learner} action="/api/account/sessions" words="Sign out everywhere" />
        </div>
      </Section>
    </main>
  )
}

import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import '@/components/custody/custody.css'
import { Arrival } from '@/components/custody/arrival.client'
import { PageHead } from '@/components/site/page-head'
import { callerOf } from '@/lib/auth/caller'
import { ownPath } from '@/lib/auth/own-path'
import { claimProgressAction, discardAnonymousAction } from '@/lib/custody/actions'
import { getArrival } from '@/lib/custody/queries'

type Props = { searchParams: Promise<{ to?: string | string[] }> }

export const metadata: Metadata = { title: 'You are signed in', robots: { index: false } }

/** Where every sign-in arrives. What was done here before is added to no account unasked. */
export default async function Arrived({ searchParams }: Props) {
  const to = ownPath((await searchParams).to)
  const { account, anonymous } = await getArrival(callerOf(await headers()))
  if (!account) redirect(to)
  return (
    <main id="main" className="page">
      <PageHead
        title="You are signed in"
        {...(anonymous && {
          summary:
            'Somebody has learned on this device before, without an account. What should become of it?',
        })}
      />
      <div className="custody">
        <Arrival
          to={to}
          account={account}
          anonymous={anonymous}
          claim={claimProgressAction}
          discard={discardAnonymousAction}
        />
      </div>
    </main>
  )
}

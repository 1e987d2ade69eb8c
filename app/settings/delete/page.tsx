import type { Metadata } from 'next'
import { headers } from 'next/headers'
import '@/components/custody/custody.css'
import { amountWords } from '@/components/custody/amount-words'
import { Erase } from '@/components/custody/erase.client'
import { PageHead } from '@/components/site/page-head'
import { Section } from '@/components/site/section'
import { callerOf } from '@/lib/auth/caller'
import { eraseEverythingAction } from '@/lib/custody/actions'
import { getKept } from '@/lib/custody/queries'
import type { KeptView } from '@/lib/custody/schema'

export const metadata: Metadata = { title: 'Delete everything', robots: { index: false } }

export default async function Delete() {
  const kept = await getKept(callerOf(await headers()))
  return (
    <main id="main" className="page">
      <PageHead
        label={<a href="/settings">Settings</a>}
        title="Delete everything"
        summary="At once, and for good: here, on the server, and on your other devices when they next connect."
      />
      {kept && <WhatGoes kept={kept} />}
      <Section id="erase" title="Delete">
        <Erase learner={kept?.learner ?? null} erase={eraseEverythingAction} />
      </Section>
    </main>
  )
}

function WhatGoes({ kept }: { kept: KeptView }) {
  const { account } = kept
  return (
    <Section id="what" title="What goes">
      <div className="text">
        <ul>
          <li>{amountWords(kept)}, on the server.</li>
          {account && (
            <li>
              Your account{account.email ? `, ${account.email}` : ''}: its ways to sign in and its sessions
              everywhere.
            </li>
          )}
          <li>
            In this browser: what waits, what was last shown, and pages kept for reading without a network.
          </li>
        </ul>
        <p>
          <a href="/api/export">Export it first</a>, should you want to bring it back one day.
        </p>
      </div>
    </Section>
  )
}

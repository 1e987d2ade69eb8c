import type { Metadata } from 'next'
import { connection } from 'next/server'
import '@/components/account/account.css'
import { PageHead } from '@/components/site/page-head'
import { hasMailbox } from '@/lib/auth/way'

export const metadata: Metadata = { title: 'A link is on its way', robots: { index: false } }

export default async function Sent() {
  await connection()
  return (
    <main id="main" className="page">
      <PageHead
        title="A link is on its way"
        summary="Open the mail we have sent you, and the link in it. It works once, and for ten minutes."
      />
      <div className="account">
        {hasMailbox() ? (
          <p>
            This portal sends no mail: open its <a href="/mailbox">mailbox</a>.
          </p>
        ) : (
          <p>
            If nothing comes within a few minutes, look where unwanted mail goes, or check the address and{' '}
            <a href="/sign-in">ask for another link</a>.
          </p>
        )}
      </div>
    </main>
  )
}

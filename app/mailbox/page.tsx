import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import '@/components/account/account.css'
import { Letter } from '@/components/account/letter'
import { PageHead } from '@/components/site/page-head'
import { listMailbox } from '@/lib/auth/mailbox'

export const metadata: Metadata = { title: 'Mailbox', robots: { index: false } }

const summary =
  'This portal has no mail server, so its mails of the last day are here, for whoever can open this page.'

/** There only where the settings ask for it: whoever reads a mail can sign in as its recipient. */
export default async function Mailbox() {
  await connection()
  const mails = await listMailbox()
  if (!mails) notFound()
  return (
    <main id="main" className="page">
      <PageHead title="Mailbox" summary={summary} />
      <div className="account">
        {mails.length === 0 && <p>No mail yet.</p>}
        {mails.map((mail) => (
          <Letter key={mail.id} mail={mail} />
        ))}
      </div>
    </main>
  )
}

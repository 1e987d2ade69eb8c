import 'server-only'
import { randomUUID } from 'node:crypto'
import { desc, lt, sql } from 'drizzle-orm'
import { withDb } from '@/lib/db/db'
import { mailboxMail } from './tables'
import type { MailboxMail } from './view'
import { hasMailbox } from './way'

/** Keeps a mail for a day instead of sending it. */
export function keepMail({ to, subject, text }: Pick<MailboxMail, 'to' | 'subject' | 'text'>): Promise<void> {
  return withDb(async (db) => {
    await db.delete(mailboxMail).where(lt(mailboxMail.sentAt, sql`now() - interval '1 day'`))
    const sentAt = sql`clock_timestamp()`
    await db.insert(mailboxMail).values({ mailId: randomUUID(), recipient: to, subject, body: text, sentAt })
  })
}

/** The mails of the last day, latest first; null where there is no mailbox. */
export async function listMailbox(): Promise<MailboxMail[] | null> {
  if (!hasMailbox()) return null
  const { mailId: id, recipient: to, subject, body: text, sentAt } = mailboxMail
  const mails = await withDb((db) =>
    db
      .select({ id, to, subject, text, sentAt })
      .from(mailboxMail)
      .where(sql`${sentAt} > now() - interval '1 day'`)
      .orderBy(desc(sentAt))
      .limit(50),
  )
  return mails.map((mail) => ({ ...mail, sentAt: mail.sentAt.toISOString() }))
}

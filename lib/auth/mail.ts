import 'server-only'
import { createTransport } from 'nodemailer'
import { env } from '@/lib/env'
import { keepMail } from './mailbox'

export type Mail = { to: string; subject: string; text: string; html: string }

/** Milliseconds; somebody waits for the answer. */
const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 }

/** Hands a mail to the mail server, or puts it into the mailbox. Rejects when neither took it. */
export async function sendMail({ to, subject, text, html }: Mail): Promise<void> {
  const { mail } = env.signIn
  if (!mail) throw new Error('no mail server is set up')
  if (mail.kind === 'mailbox') return keepMail({ to, subject, text })
  const transport = createTransport({ url: mail.server, ...patience })
  await transport.sendMail({ from: mail.from, to: { name: '', address: to }, subject, text, html })
}

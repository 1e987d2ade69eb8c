import type { MailboxMail } from '@/lib/auth/view'

/** Addresses stand on lines of their own, as our mails write them. */
const isAddress = (line: string) => /^https?:\/\/\S+$/.test(line)

/** A mail of the mailbox, its addresses as links. */
export function Letter({ mail: { to, subject, text, sentAt } }: { mail: MailboxMail }) {
  return (
    <article className="letter">
      <h2>{subject}</h2>
      <p className="label">
        To {to}, <time dateTime={sentAt}>{sentAt.slice(11, 16)} UTC</time>
      </p>
      {text
        .trim()
        .split('\n\n')
        .map((part) => (
          <p key={part}>{isAddress(part) ? <a href={part}>{part}</a> : part}</p>
        ))}
    </article>
  )
}

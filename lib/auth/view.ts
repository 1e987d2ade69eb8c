/** A mail of the mailbox, as its page shows it. */
export type MailboxMail = { id: string; to: string; subject: string; text: string; sentAt: string }

import { env } from '@/lib/env'

/** Ids are permanent: they stand in `account_identity.provider` and in callback addresses at providers. */
export type ProviderId = 'github' | 'google' | 'oidc'
export type WayId = ProviderId | 'email'
export type Way = { id: WayId; name: string }

/** The ways to sign in that this portal offers, in the order in which they are shown. */
export function offeredWays(): Way[] {
  const { github, google, oidc, mail } = env.signIn
  const ways: (Way | undefined)[] = [
    mail && { id: 'email', name: 'E-mail' },
    github && { id: 'github', name: 'GitHub' },
    google && { id: 'google', name: 'Google' },
    oidc && { id: 'oidc', name: oidc.name },
  ]
  return ways.filter((way) => way !== undefined)
}

/** A provider that is offered, by the id that somebody sent; undefined for anything else. */
export const offeredProvider = (id: unknown): ProviderId | undefined =>
  offeredWays()
    .map((way) => way.id)
    .filter((way) => way !== 'email')
    .find((way) => way === id)

/** Whether links are mailed, or shown in the mailbox. */
export const offersMail = (): boolean => env.signIn.mail !== undefined

/** Whether mails are shown at `/mailbox` instead of being sent. */
export const hasMailbox = (): boolean => env.signIn.mail?.kind === 'mailbox'

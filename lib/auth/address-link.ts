import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '@/lib/db/db-type'
import { log } from '@/lib/log'
import { failed, ok } from '@/lib/result'
import { addIdentity, findByEmail, findByIdentity } from './account'
import { mailAddress } from './address'
import type { Caller } from './caller'
import { overLimit } from './limit'
import { linkMail } from './link-mail'
import { sendMail } from './mail'
import { getViewer } from './session'
import { consumeLink, keepLink, linkHash } from './sign-in-link'
import { accountUser } from './tables'
import { newToken } from './token'
import { offersMail } from './way'

/** Why no mail goes to an address now; null when one may. Counts it. */
export async function mayMail(caller: Caller, email: string) {
  const wait = (await overLimit('mail-from', caller.address)) ?? (await overLimit('mail-to', email))
  return wait === null ? null : ({ code: 'too_many', retryAfterSeconds: wait } as const)
}

type Letter = { email: string; token: string; path: string; purpose: 'sign in' | 'add address' }

/** Mails a link. Rejects when the mail server does not take it. */
export const sendLink = ({ origin }: Caller, { email, ...letter }: Letter): Promise<void> =>
  sendMail(linkMail({ to: email, origin, ...letter }))

/** Mails a link that adds the address to an account, once it is opened where that account is signed in. */
export async function mailAddressLink(db: Db, caller: Caller, given: { email: unknown; userId: string }) {
  const email = mailAddress(given.email)
  if (!email || !offersMail()) return failed({ code: 'bad_address' } as const)
  const refused = await mayMail(caller, email)
  if (refused) return failed(refused)
  const token = newToken()
  const tokenHash = await linkHash(db, token)
  try {
    await sendLink(caller, { email, token, path: '/', purpose: 'add address' })
  } catch (error) {
    log.warn({ err: error }, 'a mail could not be sent')
    return failed({ code: 'mail_failed' } as const)
  }
  await keepLink(db, { identifier: email, userId: given.userId, tokenHash })
  return ok({ location: '/sign-in/sent', cookies: [] })
}

/** Uses a link up that adds an address. Only the account that asked for it, signed in here, gets the address. */
export async function addAddress(db: Db, caller: Caller, token: string) {
  const viewer = await getViewer(db, caller)
  if (viewer.kind !== 'account') return failed({ code: 'linking_ended' } as const)
  const hash = await linkHash(db, token)
  return db.transaction(async (transaction) => {
    const link = await consumeLink(transaction, hash)
    if (!link) return failed({ code: 'link_used' } as const)
    if (link.userId !== viewer.userId) return failed({ code: 'linking_ended' } as const)
    const address = link.identifier
    const known = await findByEmail(transaction, address)
    if (known && known.userId !== viewer.userId) return failed({ code: 'taken' } as const)
    const identity = { provider: 'email', providerAccountId: address, label: address }
    if (!(await findByIdentity(transaction, identity)))
      await addIdentity(transaction, viewer.userId, identity)
    await transaction
      .update(accountUser)
      .set({ email: address, emailVerified: sql`now()` })
      .where(and(eq(accountUser.userId, viewer.userId), isNull(accountUser.email)))
    return ok({ location: '/settings/account', cookies: [] })
  })
}

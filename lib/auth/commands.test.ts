import { count, eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { endSession, removeWay, signOutEverywhere } from '@/lib/account/commands'
import { findAccountPage } from '@/lib/account/queries'
import type { Db } from '@/lib/db/db-type'
import { rolledBack } from '@/lib/db/testing/embedded'
import { substituteDatabase } from '@/lib/db/testing/substitute'
import { env } from '@/lib/env'
import { addIdentity, makeAccount } from './account'
import { callerOf } from './caller'
import { beginLinking, beginSignIn, confirmLink, signOut } from './commands'
import { listMailbox } from './mailbox'
import { getViewer } from './session'
import { findLink } from './sign-in-link'
import { accountSession, accountUser, learner, signInLink } from './tables'
import { hashOf } from './token'

/** A browser that keeps its cookies. */
class Device {
  readonly jar = new Map<string, string>()

  caller(fields: Record<string, string> = {}) {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    return callerOf(
      new Headers({ host: 'localhost:3000', origin: 'http://localhost:3000', cookie, ...fields }),
    )
  }

  keep(cookies: string[]) {
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/max-age=0/i.test(cookie)) this.jar.delete(name)
      else this.jar.set(name, value)
    }
  }
}

const address = 'ada@example.org'
const inPortal = (name: string, run: (db: Db) => Promise<void>) =>
  it(name, () =>
    rolledBack(async (db) => {
      substituteDatabase(db)
      await run(db)
    }),
  )

const latestToken = async () =>
  /token=([\w-]{43})/.exec((await listMailbox())?.[0]?.text ?? '')?.[1] ?? 'no token'

async function asksForLink(device: Device, email = address, to = '/dashboard') {
  const begun = await beginSignIn(device.caller(), { way: 'email', email, to })
  expect(begun).toMatchObject({ ok: true, value: { location: '/sign-in/sent' } })
  return latestToken()
}

async function signsIn(device: Device, email = address) {
  const done = await confirmLink(device.caller(), {
    token: await asksForLink(device, email),
    to: '/dashboard',
  })
  if (!done.ok) throw new Error(done.error.code)
  device.keep(done.value.cookies)
  return done.value
}

const sessions = async (db: Db) => (await db.select({ count: count() }).from(accountSession))[0]?.count

const { signIn } = env
beforeEach(() => {
  env.signIn = { ...signIn, mail: { kind: 'mailbox' } }
})
afterEach(() => {
  env.signIn = signIn
  substituteDatabase(new Error('no database outside a test'))
})

describe('a mailed link', () => {
  inPortal('makes an account with a learner of its own, and leads where its reader was going', async (db) => {
    const device = new Device()
    const { location } = await signsIn(device)
    expect(location).toBe('/sign-in/arrived?to=%2Fdashboard')
    const [account] = await db.select().from(accountUser)
    expect(account).toMatchObject({ email: address })
    expect(account?.emailVerified).toBeInstanceOf(Date)
    const viewer = { kind: 'account', userId: account?.userId, learnerId: account?.learnerId }
    expect(await getViewer(db, device.caller())).toEqual(viewer)
  })

  inPortal('sets a cookie that is bound to this host where the browser came by https', async () => {
    const token = await asksForLink(new Device())
    const secure = new Device().caller({ 'x-forwarded-proto': 'https' })
    const done = await confirmLink(secure, { token, to: '/' })
    const cookie = done.ok && done.value.cookies.find((one) => one.includes('serverside-session'))
    expect(cookie).toMatch(/^__Host-serverside-session=[\w-]{43}; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/)
  })

  inPortal('signs the same account in again, on another device, by another token', async (db) => {
    const [one, other] = [new Device(), new Device()]
    await signsIn(one)
    await signsIn(other, ' Ada@Example.ORG ')
    expect(await getViewer(db, other.caller())).toEqual(await getViewer(db, one.caller()))
    expect(one.jar.get('serverside-session')).not.toBe(other.jar.get('serverside-session'))
    expect(await sessions(db)).toBe(2)
  })

  inPortal('is not used up by looking at it, and by using it is', async (db) => {
    const device = new Device()
    const token = await asksForLink(device)
    for (let time = 0; time < 3; time++)
      expect(await findLink(db, token)).toMatchObject({ identifier: address })
    expect(await confirmLink(device.caller(), { token, to: '/' })).toMatchObject({ ok: true })
    const again = await confirmLink(device.caller(), { token, to: '/' })
    expect(again).toEqual({ ok: false, error: { code: 'link_used' } })
    expect(await sessions(db)).toBe(1)
  })

  inPortal('lives for ten minutes', async (db) => {
    const device = new Device()
    const token = await asksForLink(device)
    const life = sql<number>`extract(epoch from expires_at - now())::int`
    expect((await db.select({ life }).from(signInLink))[0]?.life).toBe(600)
    await db.update(signInLink).set({ expiresAt: sql`now() - interval '1 second'` })
    expect(await confirmLink(device.caller(), { token, to: '/' })).toMatchObject({
      error: { code: 'link_used' },
    })
  })

  inPortal('is kept as a hash', async (db) => {
    const token = await asksForLink(new Device())
    expect(JSON.stringify(await db.select().from(signInLink))).not.toContain(token)
  })

  inPortal('goes five times an hour to one address', async () => {
    for (let time = 0; time < 5; time++) await asksForLink(new Device())
    const sixth = await beginSignIn(new Device().caller(), { way: 'email', email: address, to: '/' })
    expect(sixth).toMatchObject({ error: { code: 'too_many', retryAfterSeconds: expect.any(Number) } })
    expect(await listMailbox()).toHaveLength(5)
  })

  inPortal('is neither sent nor used for another site', async (db) => {
    const device = new Device()
    const token = await asksForLink(device)
    const foreign = device.caller({ origin: 'https://evil.example' })
    const refused = { ok: false, error: { code: 'cross_site' } }
    expect(await beginSignIn(foreign, { way: 'email', email: address, to: '/' })).toEqual(refused)
    expect(await confirmLink(foreign, { token, to: '/' })).toEqual(refused)
    expect(await signOut(foreign)).toBeNull()
    expect([await sessions(db), (await listMailbox())?.length]).toEqual([0, 1])
  })

  inPortal('leads to our own host, whatever host the request names', async () => {
    const device = new Device()
    const forged = { host: 'evil.example', origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' }
    await beginSignIn(device.caller(forged), { way: 'email', email: address, to: '/' })
    expect((await listMailbox())?.[0]?.text).toContain('http://localhost:3000/sign-in/confirm?')
  })

  inPortal('does not enter an account that only another way leads into', async (db) => {
    const identity = { provider: 'github', providerAccountId: '1' }
    await makeAccount(db, { email: address }, identity)
    const device = new Device()
    const done = await confirmLink(device.caller(), { token: await asksForLink(device), to: '/' })
    expect(done).toEqual({ ok: false, error: { code: 'other_way' } })
    expect(await sessions(db)).toBe(0)
  })

  inPortal('leaves no earlier session of its browser behind', async (db) => {
    const device = new Device()
    await signsIn(device)
    await signsIn(device, 'eve@example.org')
    expect(await sessions(db)).toBe(1)
  })
})

describe('signing out', () => {
  inPortal('makes every copy of the cookie worthless', async (db) => {
    const device = new Device()
    await signsIn(device)
    const copy = new Device()
    copy.keep([`serverside-session=${device.jar.get('serverside-session')}`])
    expect(await getViewer(db, copy.caller())).toMatchObject({ kind: 'account' })
    expect(await signOut(device.caller())).toMatchObject([
      { name: 'serverside-session', value: '', maxAge: 0 },
    ])
    expect(await getViewer(db, copy.caller())).toEqual({ kind: 'nobody' })
  })

  inPortal('everywhere ends the sessions of this account, and of no other', async (db) => {
    const [one, other, eve] = [new Device(), new Device(), new Device()]
    await signsIn(one)
    await signsIn(other)
    await signsIn(eve, 'eve@example.org')
    expect(await signOutEverywhere(one.caller())).toEqual({ ok: true, value: null })
    expect(await getViewer(db, other.caller())).toEqual({ kind: 'nobody' })
    expect(await getViewer(db, eve.caller())).toMatchObject({ kind: 'account' })
  })
})

describe('a session', () => {
  inPortal('may be ended from another one of the same account, and from no other', async (db) => {
    const [one, other, eve] = [new Device(), new Device(), new Device()]
    for (const device of [one, other]) await signsIn(device)
    await signsIn(eve, 'eve@example.org')
    const id = hashOf(other.jar.get('serverside-session') ?? '')
    await endSession(eve.caller(), id)
    expect(await getViewer(db, other.caller())).toMatchObject({ kind: 'account' })
    await endSession(one.caller(), id)
    expect(await getViewer(db, other.caller())).toEqual({ kind: 'nobody' })
    expect(await getViewer(db, one.caller())).toMatchObject({ kind: 'account' })
  })
})

describe('another way into an account', () => {
  const second = 'ada@work.example'
  const asksToAdd = async (device: Device, email = second) => {
    expect(await beginLinking(device.caller(), { way: 'email', email })).toMatchObject({ ok: true })
    return latestToken()
  }

  inPortal('is added where its account is signed in, and then leads into it', async (db) => {
    const [device, elsewhere] = [new Device(), new Device()]
    await signsIn(device)
    const token = await asksToAdd(device)
    const ended = { error: { code: 'linking_ended' } }
    expect(await confirmLink(elsewhere.caller(), { token, to: '/' })).toMatchObject(ended)
    expect(await confirmLink(device.caller(), { token, to: '/' })).toMatchObject({ ok: true })
    await signsIn(elsewhere, second)
    expect(await getViewer(db, elsewhere.caller())).toEqual(await getViewer(db, device.caller()))
  })

  inPortal('is not added for somebody who is signed out, or to the account of another', async () => {
    expect(await beginLinking(new Device().caller(), { way: 'email', email: second })).toMatchObject({
      error: { code: 'linking_ended' },
    })
    const [ada, eve] = [new Device(), new Device()]
    await signsIn(ada)
    await signsIn(eve, 'eve@example.org')
    const token = await asksToAdd(ada)
    expect(await confirmLink(eve.caller(), { token, to: '/' })).toMatchObject({ ok: false })
  })

  inPortal('is not taken from another account', async () => {
    const [ada, eve] = [new Device(), new Device()]
    await signsIn(ada)
    await signsIn(eve, 'eve@example.org')
    const token = await asksToAdd(ada, 'eve@example.org')
    expect(await confirmLink(ada.caller(), { token, to: '/' })).toMatchObject({ error: { code: 'taken' } })
  })

  inPortal('may be removed, but not the last that is left', async (db) => {
    const device = new Device()
    await signsIn(device)
    const only = { provider: 'email', id: address }
    expect(await removeWay(device.caller(), only)).toEqual({ ok: false, error: { code: 'last_way' } })
    await confirmLink(device.caller(), { token: await asksToAdd(device), to: '/' })
    expect(await removeWay(device.caller(), only)).toEqual({ ok: true, value: null })
    const page = await findAccountPage(device.caller())
    expect(page).toMatchObject({ email: null, ways: [{ provider: 'email', id: second }] })
    expect(page?.sessions).toMatchObject([{ isThis: true }])
    // A way that this portal does not offer any more leads nowhere.
    const viewer = await getViewer(db, device.caller())
    if (viewer.kind !== 'account') throw new Error('not signed in')
    await addIdentity(db, viewer.userId, { provider: 'github', providerAccountId: '7' })
    expect(await removeWay(device.caller(), { provider: 'email', id: second })).toMatchObject({ ok: false })
  })

  inPortal('is never removed from somebody else', async (db) => {
    const [ada, eve] = [new Device(), new Device()]
    await signsIn(ada)
    await signsIn(eve, 'eve@example.org')
    await confirmLink(eve.caller(), { token: await asksToAdd(eve), to: '/' })
    await removeWay(eve.caller(), { provider: 'email', id: address })
    await signsIn(new Device(), address)
    expect(await db.select({ id: accountUser.userId }).from(accountUser)).toHaveLength(2)
  })
})

describe('an account', () => {
  inPortal('goes with its learner, sessions and ways included', async (db) => {
    const device = new Device()
    await signsIn(device)
    await db.delete(learner)
    expect(await getViewer(db, device.caller())).toEqual({ kind: 'nobody' })
    expect(await db.select().from(accountUser).where(eq(accountUser.email, address))).toEqual([])
    expect(await sessions(db)).toBe(0)
  })
})

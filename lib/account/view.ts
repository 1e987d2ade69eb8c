import type { WayId } from '@/lib/auth/way'

/** Who is signed in, for everything that names them. */
export type AccountView = { name: string | null; email: string | null }

/** A way into the account. `id` names it to `removeWay`. */
export type LinkedWay = {
  provider: WayId
  id: string
  name: string
  label: string | null
  isOffered: boolean
}

/** A browser that is signed in. `id` is a hash that opens nothing. */
export type SessionView = { id: string; browser: string; since: string; isThis: boolean }

/** What the account's page shows. */
export type AccountPage = AccountView & {
  /** Whose progress is the account’s. */
  learner: string
  ways: LinkedWay[]
  /** Ways that this portal offers; providers that are linked already may be linked to another person there. */
  offered: { id: WayId; name: string }[]
  sessions: SessionView[]
}

/** Why an account was not changed. `last_way`: it could not be entered any more. */
export type AccountRefusal = { code: 'cross_site' | 'signed_out' | 'last_way' }

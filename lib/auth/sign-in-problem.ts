/**
 * Why somebody is not signed in, or a way not added. They travel in addresses (`/sign-in?error=…`) and are worded in
 * components/account.
 */
export type SignInProblem =
  /** The provider said no, or the person did there. */
  | 'denied'
  /** What came back does not belong to a sign-in that this browser began, or came too late. */
  | 'failed'
  /** The provider cannot be reached. */
  | 'provider_away'
  /** The address has an account, into which another way leads. */
  | 'other_way'
  /** The way leads into another account already. */
  | 'taken'
  /** The browser was signed out while a way was being added. */
  | 'linking_ended'
  | 'link_used'
  | 'bad_address'
  | 'mail_failed'
  | 'too_many'
  | 'cross_site'
  | 'away'

/** Why a step of signing in was refused. */
export type Refusal = { code: SignInProblem; retryAfterSeconds?: number }

/** Where the browser goes now, and the cookies it takes along, as `Set-Cookie` headers. */
export type Going = { location: string; cookies: string[] }

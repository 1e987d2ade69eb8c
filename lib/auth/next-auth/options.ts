import 'server-only'
import type { AuthOptions, CookiesOptions, LoggerInstance } from 'next-auth'
import type { EmailConfig } from 'next-auth/providers/email'
import { log } from '@/lib/log'
import { findByEmail, findByIdentity } from '../account'
import type { Caller } from '../caller'
import { cookieLife, cookieName } from '../cookie'
import { ownPath } from '../own-path'
import { linkLife } from '../sign-in-link'
import { newToken } from '../token'
import { adapter, type SignIn } from './adapter'
import { providers } from './providers'

export type Mailer = (to: string, token: string) => Promise<void>
type Parts = { caller: Caller; secret: string; signIn: SignIn; mail: Mailer }

/** next-auth as this portal wants it. Its defaults that we change: ADR 11. */
export function authOptions({ caller, secret, signIn, mail }: Parts): AuthOptions {
  return {
    secret,
    providers: [...providers(), emailLinks(mail)],
    adapter: adapter(signIn),
    session: { strategy: 'database', maxAge: cookieLife.session, generateSessionToken: newToken },
    useSecureCookies: caller.isHttps,
    cookies: cookies(caller),
    callbacks: callbacks(signIn),
    logger,
  }
}

const emailLinks = (mail: Mailer): EmailConfig => ({
  id: 'email',
  name: 'Email',
  type: 'email',
  server: '',
  from: '',
  maxAge: linkLife,
  generateVerificationToken: newToken,
  sendVerificationRequest: ({ identifier, token }) => mail(identifier, token),
  options: {},
})

function cookies(caller: Caller): CookiesOptions {
  const cookie = (kind: string, maxAge?: number) => ({
    name: cookieName(kind, caller),
    options: {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: caller.isHttps,
      ...(maxAge === undefined ? {} : { maxAge }),
    },
  })
  const whileSigningIn = 15 * 60
  return {
    sessionToken: cookie('session'),
    callbackUrl: cookie('sign-in-to'),
    csrfToken: cookie('csrf'),
    pkceCodeVerifier: cookie('pkce', whileSigningIn),
    state: cookie('state', whileSigningIn),
    nonce: cookie('nonce', whileSigningIn),
  }
}

function callbacks(signIn: SignIn): AuthOptions['callbacks'] {
  return {
    signIn: async ({ account, profile, email }) => {
      if (account?.type !== 'email') {
        signIn.label = profile?.email ?? profile?.name ?? null
        return true
      }
      // Whoever asks for a mail learns nothing about accounts; whoever uses it has the mailbox.
      if (email?.verificationRequest) return true
      const address = account.providerAccountId
      const isKnown = await findByIdentity(signIn.db, { provider: 'email', providerAccountId: address })
      return isKnown || !(await findByEmail(signIn.db, address)) ? true : '/sign-in?error=other_way'
    },
    redirect: ({ url, baseUrl }) => {
      const { origin, pathname, search, hash } = new URL(url, baseUrl)
      if (origin !== baseUrl) return baseUrl
      const isArrival = pathname === '/sign-in/arrived'
      return baseUrl + (isArrival ? pathname + search : ownPath(pathname + search + hash))
    },
  }
}

/** Refused sign-ins are everyday; what next-auth knows of them may hold addresses and tokens, so only the cause is logged. */
const logger: Partial<LoggerInstance> = {
  error: (code, metadata) => log.info({ code, cause: causeOf(metadata) }, 'a sign-in did not succeed'),
  warn: (code) => log.debug({ code }, 'next-auth'),
  debug: () => undefined,
}

function causeOf(metadata: unknown): string {
  if (metadata instanceof Error) return metadata.message
  if (typeof metadata !== 'object' || metadata === null || !('error' in metadata)) return ''
  return metadata.error instanceof Error ? metadata.error.message : ''
}

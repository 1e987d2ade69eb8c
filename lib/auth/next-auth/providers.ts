import type { User } from 'next-auth'
import type { OAuthConfig, UserinfoEndpointHandler } from 'next-auth/providers/oauth'
import { env } from '@/lib/env'
import type { Client } from '@/lib/sign-in-settings'

type UserinfoRequest = NonNullable<UserinfoEndpointHandler['request']>
/** Claims of OpenID Connect Core 1.0, 5.1. */
type Claims = { sub: string; name?: string; email?: string; email_verified?: unknown; picture?: string }
type GitHubUser = { id: number; login: string; name?: string | null; email?: string; avatar_url?: string }
type GitHubEmail = { email: string; primary: boolean; verified: boolean }

/** Every sign-in is bound to the browser that began it (state) and to one exchange (PKCE). */
const checks: ('pkce' | 'state' | 'nonce')[] = ['pkce', 'state']

const clientOf = ({ id, secret }: Client) => ({ clientId: id, clientSecret: secret })

function github(client: Client): OAuthConfig<GitHubUser> {
  return {
    ...clientOf(client),
    id: 'github',
    name: 'GitHub',
    type: 'oauth',
    checks,
    issuer: 'https://github.com/login/oauth',
    authorization: {
      url: 'https://github.com/login/oauth/authorize',
      params: { scope: 'read:user user:email' },
    },
    token: 'https://github.com/login/oauth/access_token',
    userinfo: { url: 'https://api.github.com/user', request: githubUser },
    profile: ({ id, name, login, email, avatar_url }) =>
      userOf({ id: String(id), name: name ?? login, email, image: avatar_url }),
  }
}

/** The address in a GitHub profile may be any text; those of this list are verified or say that they are not. */
const githubUser: UserinfoRequest = async ({ client, tokens }) => {
  const token = tokens.access_token ?? ''
  const { email: _, ...profile } = await client.userinfo(token)
  const response = await fetch('https://api.github.com/user/emails', {
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
    signal: AbortSignal.timeout(5_000),
  })
  const emails: GitHubEmail[] = response.ok ? await response.json() : []
  return { ...profile, email: emails.find(({ primary, verified }) => primary && verified)?.email }
}

type Issuer = { id: string; name: string; issuer: string; client: Client }

function openId({ id, name, issuer, client }: Issuer): OAuthConfig<Claims> {
  return {
    ...clientOf(client),
    id,
    name,
    type: 'oauth',
    checks: [...checks, 'nonce'],
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    idToken: true,
    authorization: { params: { scope: 'openid email profile' } },
    userinfo: { request: allClaims },
    profile: ({ sub, name, email, email_verified, picture }) =>
      userOf({ id: sub, name, email: email_verified === true ? email : undefined, image: picture }),
  }
}

/** Many providers put only `sub` into the id token and tell the rest when asked with the access token. */
const allClaims: UserinfoRequest = async ({ client, tokens }) => {
  const set = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>
  const told = client.issuer.metadata.userinfo_endpoint ? await client.userinfo(set) : {}
  return { ...set.claims(), ...told }
}

/** `email` only where the provider says that it verified the address: an account is never found by a mere claim. */
const userOf = ({ id, name, email, image }: Record<'id', string> & Partial<User>): User => ({
  id,
  name: name?.trim().slice(0, 100) || null,
  email: email?.toLowerCase() ?? null,
  image: image ?? null,
})

/** The providers that are set up, as next-auth takes them. */
export function providers() {
  const { github: hub, google, oidc } = env.signIn
  return [
    hub && github(hub),
    google && openId({ id: 'google', name: 'Google', issuer: 'https://accounts.google.com', client: google }),
    oidc && openId({ id: 'oidc', name: oidc.name, issuer: oidc.issuer, client: oidc }),
  ].filter((provider) => provider !== undefined)
}

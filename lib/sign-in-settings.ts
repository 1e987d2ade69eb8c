import { z } from 'zod'

const secret = z.string().optional()

/** The settings that decide how people may sign in. Part of the settings of lib/env.ts, which reads them. */
export const signInSettings = {
  GITHUB_ID: z
    .string()
    .optional()
    .describe(
      'Client id of an OAuth app at GitHub: with `GITHUB_SECRET`, people may sign in with GitHub. Its callback address is `<SITE_URL>/api/auth/callback/github`.',
    ),
  GITHUB_SECRET: secret.describe('The secret that goes with `GITHUB_ID`.'),
  GOOGLE_ID: z
    .string()
    .optional()
    .describe('Client id at Google, likewise. Callback address: `<SITE_URL>/api/auth/callback/google`.'),
  GOOGLE_SECRET: secret.describe('The secret that goes with `GOOGLE_ID`.'),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'the issuer’s address, such as https://login.example.org' })
    .optional()
    .describe(
      'Any OpenID Connect provider, by the address of its issuer; with `OIDC_CLIENT_ID` and `OIDC_CLIENT_SECRET`. Callback address: `<SITE_URL>/api/auth/callback/oidc`.',
    ),
  OIDC_CLIENT_ID: z.string().optional().describe('Client id at that provider.'),
  OIDC_CLIENT_SECRET: secret.describe('The secret that goes with `OIDC_CLIENT_ID`.'),
  OIDC_NAME: z.string().max(40).default('OpenID Connect').describe('What people call that provider.'),
  MAIL_SERVER: z
    .url({ protocol: /^smtps?$/, error: 'an SMTP address: smtp://user:password@mail.example.org:587' })
    .optional()
    .describe(
      '`smtp://user:password@host:587`, or `smtps://` where TLS comes first. With `MAIL_FROM`, people may sign in by mailed links.',
    ),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]*$/, { error: 'a sender: Serverside <learn@example.org>' })
    .optional()
    .describe('Whom those mails are from: `Serverside <learn@example.org>`.'),
  MAILBOX: z
    .enum(['on', 'off'], { error: 'on or off' })
    .default('off')
    .describe(
      '`on`: mails are not sent but shown to everybody at `/mailbox`, for trying out alone. `npm start` and `npm run dev` turn it on by themselves when neither `MAIL_SERVER` nor `SITE_URL` is set, and then listen to this computer only.',
    ),
}

type Given = z.infer<z.ZodObject<typeof signInSettings>>

/** What must be set together. Each group is either whole or absent. */
const groups = [
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GOOGLE_ID', 'GOOGLE_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['MAIL_SERVER', 'MAIL_FROM'],
] as const

/** Settings that are missing beside others that are there, each with a sentence. */
export function missingPartners(given: Given): { name: string; says: string }[] {
  return groups.flatMap((group) => {
    const present = group.filter((name) => given[name] !== undefined)
    const absent = group.filter((name) => given[name] === undefined)
    return present.length === 0
      ? []
      : absent.map((name) => ({ name, says: `needed with ${present.join(', ')}` }))
  })
}

export type Client = { id: string; secret: string }
export type Mail = { kind: 'smtp'; server: string; from: string } | { kind: 'mailbox' }

/** The ways to sign in that are set up. */
export function signInWays(given: Given) {
  const { OIDC_ISSUER: issuer, MAIL_SERVER: server, MAIL_FROM: from } = given
  const oidc = client(given.OIDC_CLIENT_ID, given.OIDC_CLIENT_SECRET)
  const mailbox: Mail | undefined = given.MAILBOX === 'on' ? { kind: 'mailbox' } : undefined
  const mail: Mail | undefined = server && from ? { kind: 'smtp', server, from } : mailbox
  return {
    github: client(given.GITHUB_ID, given.GITHUB_SECRET),
    google: client(given.GOOGLE_ID, given.GOOGLE_SECRET),
    oidc: issuer && oidc ? { ...oidc, issuer: issuer.replace(/\/+$/, ''), name: given.OIDC_NAME } : undefined,
    mail,
  }
}

const client = (id: string | undefined, secret: string | undefined): Client | undefined =>
  id && secret ? { id, secret } : undefined

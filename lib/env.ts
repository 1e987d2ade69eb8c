import { z } from 'zod'
import { missingPartners, signInSettings, signInWays } from './sign-in-settings'

/**
 * The settings of a running portal. Every one has a default or may be absent: nothing is needed to run it locally.
 * The descriptions become the table of docs/deploying.md.
 */
export const settings = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe(
      '`production` wherever readers come; Next sets it by its command. Decides the form of the log.',
    ),
  NEXT_PHASE: z.string().optional().describe('Set by Next while it builds.'),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(3000)
    .describe('Where the server listens. `SITE_URL` is guessed from it when absent.'),
  SITE_URL: z
    .url({ protocol: /^https?$/, error: 'the address readers use, such as https://learn.example.org' })
    .optional()
    .describe(
      'The address readers use, such as `https://learn.example.org`. **Needed at build time**: it stands in canonical links, the sitemap, the feed and share images.',
    ),
  EDIT_URL: z
    .url({ protocol: /^https?$/, error: 'where files are edited, such as https://example.org/edit/main' })
    .optional()
    .describe(
      'Where the files of the repository are edited in a browser, such as `https://github.com/you/serverside/edit/main`. Pages link to their source below it; absent, they name the file. **Needed at build time.**',
    ),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'a PostgreSQL address: postgres://user:password@host:5432/name',
    })
    .optional()
    .describe('`postgres://user:password@host:5432/name`. Absent: the embedded database.'),
  DATABASE_POOL: z.coerce
    .number({ error: 'a whole number from 1 to 100' })
    .int({ error: 'a whole number from 1 to 100' })
    .min(1, { error: 'at least 1' })
    .max(100, { error: 'at most 100' })
    .default(10)
    .describe('Connections to PostgreSQL that one process opens at most.'),
  PORTAL_DATA_DIR: z.string().default('.data').describe('Folder of the embedded database.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info')
    .describe('How much is logged.'),
  SHUTDOWN_DRAIN_MS: z.coerce
    .number({ error: 'milliseconds from 0 to 60000' })
    .int()
    .min(0)
    .max(60_000, { error: 'milliseconds from 0 to 60000' })
    .default(1000)
    .describe(
      'After SIGTERM, for this long the server is not ready and still answers, so that a load balancer can turn away.',
    ),
  ...signInSettings,
  TRUSTED_PROXIES: z.coerce
    .number({ error: 'a whole number from 0 to 10' })
    .int({ error: 'a whole number from 0 to 10' })
    .min(0)
    .max(10, { error: 'a whole number from 0 to 10' })
    .default(0)
    .describe(
      'How many proxies stand in front, each adding the address it sees to `X-Forwarded-For`: 1 behind the nginx of `deploy/`. Limits count per address; with 0 the header is not believed. On Vercel its own header is used.',
    ),
  PROGRESS_LIMIT: z.coerce
    .number({ error: 'a whole number, 0 for no limit' })
    .int({ error: 'a whole number, 0 for no limit' })
    .min(0, { error: 'a whole number, 0 for no limit' })
    .default(6000)
    .describe('Batches of progress that one address may send in a minute. 0: no limit.'),
  VERCEL: z.string().optional().describe('Set by Vercel.'),
  VERCEL_PROJECT_PRODUCTION_URL: z
    .string()
    .optional()
    .describe('Set by Vercel; taken for `SITE_URL` when that is absent.'),
})

/** Thrown for settings that whoever runs the portal must mend; the message says all they need. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

/** Reads settings; throws one message that names every bad variable and what it should be. Empty means absent. */
export function readEnv(source: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success)
    throw unusable(parsed.error.issues.map(({ path, message }) => ({ name: path.join('.'), says: message })))
  const missing = missingPartners(parsed.data)
  if (missing.length > 0) throw unusable(missing)
  const set = parsed.data
  return {
    isProduction: set.NODE_ENV === 'production',
    isBuilding: set.NEXT_PHASE === 'phase-production-build',
    isVercel: set.VERCEL !== undefined,
    /** Where readers find the portal, without a slash at the end. */
    siteUrl: siteUrl(set),
    /** Whether `siteUrl` was chosen by whoever runs the portal, not guessed. */
    isSiteUrlChosen: set.SITE_URL !== undefined,
    /** Where files of the repository are edited, without a slash at the end. */
    editUrl: set.EDIT_URL?.replace(/\/+$/, ''),
    databaseUrl: set.DATABASE_URL,
    databasePool: set.DATABASE_POOL,
    dataDir: set.PORTAL_DATA_DIR,
    signIn: signInWays(set),
    trustedProxies: set.TRUSTED_PROXIES,
    progressLimit: set.PROGRESS_LIMIT,
    logLevel: set.LOG_LEVEL,
    shutdownDrainMs: set.SHUTDOWN_DRAIN_MS,
  }
}

function unusable(wrong: { name: string; says: string }[]) {
  const lines = wrong.map(({ name, says }) => `  ${name}: ${says}`)
  return new SettingsError(
    `Some environment variables are not usable:\n${lines.join('\n')}\nSee .env.example.`,
  )
}

function siteUrl(set: z.infer<typeof settings>) {
  const onVercel = set.VERCEL_PROJECT_PRODUCTION_URL
  const address = set.SITE_URL ?? (onVercel ? `https://${onVercel}` : `http://localhost:${set.PORT}`)
  return address.replace(/\/+$/, '')
}

/**
 * next-auth takes its own origin from `NEXTAUTH_URL`, or from the request where it is told to: we tell it, and hand it
 * requests whose host we chose (lib/auth/next-auth/drive.ts).
 */
process.env.AUTH_TRUST_HOST = 'true'
delete process.env.NEXTAUTH_URL

/** The settings of this process; the only place that reads `process.env`. */
export const env = readEnv(process.env)

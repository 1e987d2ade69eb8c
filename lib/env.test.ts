import { describe, expect, it } from 'vitest'
import { readEnv } from './env'

describe('settings', () => {
  it('are all optional', () => {
    expect(readEnv({})).toMatchObject({
      siteUrl: 'http://localhost:3000',
      dataDir: '.data',
      databaseUrl: undefined,
    })
  })

  it('that are empty count as absent', () => {
    expect(readEnv({ DATABASE_URL: '', DATABASE_POOL: '' })).toMatchObject({
      databaseUrl: undefined,
      databasePool: 10,
    })
  })

  it('that are wrong are all named at once, each with what it should be', () => {
    const read = () =>
      readEnv({ DATABASE_URL: 'mysql://x', DATABASE_POOL: 'many', LOG_LEVEL: 'loud', SITE_URL: 'me' })
    expect(read).toThrow(/DATABASE_URL: a PostgreSQL address/)
    expect(read).toThrow(/DATABASE_POOL: a whole number from 1 to 100/)
    expect(read).toThrow(/LOG_LEVEL: one of fatal/)
    expect(read).toThrow(/SITE_URL: the address readers use/)
  })

  it('know where readers find the portal', () => {
    expect(readEnv({ SITE_URL: 'https://learn.example.org/' }).siteUrl).toBe('https://learn.example.org')
    expect(readEnv({ VERCEL_PROJECT_PRODUCTION_URL: 'x.vercel.app' }).siteUrl).toBe('https://x.vercel.app')
    expect(readEnv({ PORT: '4000' }).siteUrl).toBe('http://localhost:4000')
  })
})

import { DrizzleQueryError } from 'drizzle-orm/errors'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { onRequestError } from '@/instrumentation'
import { log, loggedError } from './log'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const failed = new DrizzleQueryError(
  'insert into sign_in_link values ($1)',
  ['ada@example.org'],
  new Error('duplicate key'),
)

describe('the log', () => {
  it('tells of a statement that failed why it did and where, and nothing that was bound to it', () => {
    const { message, stack, cause } = loggedError(failed)
    expect(message).toBe('Failed query: insert into sign_in_link values ($1)')
    expect(cause).toMatchObject({ message: 'duplicate key' })
    expect(stack).toContain('log.test.ts')
    expect(`${message}${stack}`).not.toContain('ada')
  })

  it('tells of a page that failed its path, without what opens an account behind it', async () => {
    vi.stubEnv('NEXT_RUNTIME', 'nodejs')
    const error = vi.spyOn(log, 'error').mockReturnValue()
    const request = { method: 'GET', path: '/sign-in/confirm?token=secret&to=%2F', headers: {} }
    const context = { routerKind: 'App Router', routePath: '/sign-in/confirm', routeType: 'render' } as const
    await onRequestError(new Error('away'), request, { ...context, revalidateReason: undefined })
    expect(error).toHaveBeenCalledWith(
      expect.objectContaining({ path: '/sign-in/confirm' }),
      'request failed',
    )
  })
})

'use server'

import { cookies, headers } from 'next/headers'
import { type Caller, callerOf } from '@/lib/auth/caller'
import { failed, ok, type Result } from '@/lib/result'
import { claimProgress, discardAnonymous, eraseEverything, type Settled } from './commands'
import type { ClaimedView, CustodyError, Receipt } from './schema'

/** Adds what this browser did anonymously to the account that is signed in. */
export const claimProgressAction = async (): Promise<Result<ClaimedView, CustodyError>> =>
  settled(claimProgress)

/** Deletes what this browser did anonymously. */
export const discardAnonymousAction = async (): Promise<Result<Receipt, CustodyError>> =>
  settled(discardAnonymous)

/** Deletes everything of whoever asks. */
export const eraseEverythingAction = async (): Promise<Result<Receipt, CustodyError>> =>
  settled(eraseEverything)

async function settled<View>(
  command: (caller: Caller) => Promise<Result<Settled<View>, CustodyError>>,
): Promise<Result<View, CustodyError>> {
  const done = await command(callerOf(await headers()))
  if (!done.ok) return failed(done.error)
  const jar = await cookies()
  for (const cookie of done.value.forget) jar.set(cookie)
  return ok(done.value.view)
}

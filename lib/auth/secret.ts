import 'server-only'
import { eq } from 'drizzle-orm'
import type { Db } from '@/lib/db/db-type'
import { portalSecret } from './tables'
import { newToken } from './token'

const name = 'sign-in'

/** The secret that signs what a browser keeps while it signs in. Made by the first that asks, and shared by instances. */
export async function signInSecret(db: Db): Promise<string> {
  const { secret } = portalSecret
  const read = () => db.select({ secret }).from(portalSecret).where(eq(portalSecret.name, name))
  const [known] = await read()
  if (known) return known.secret
  await db.insert(portalSecret).values({ name, secret: newToken() }).onConflictDoNothing()
  const [made] = await read()
  if (!made) throw new Error('the secret could not be made')
  return made.secret
}

import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits in 43 characters: what a cookie or a mailed link proves somebody by. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Whether a value has the shape of a token; anything else need not be looked up. */
export const isToken = (value: string | undefined): value is string => /^[A-Za-z0-9_-]{43}$/.test(value ?? '')

/** What the database keeps of a token. Unsalted: nobody can try 2²⁵⁶ of them. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

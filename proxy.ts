import { createHash } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { contentSecurityPolicy } from '@/lib/csp'
import { headScript } from '@/lib/preferences'

/** The layout is static and knows no nonce, so its one inline script is allowed by hash. */
const headScriptHash = `'sha256-${createHash('sha256').update(headScript).digest('base64')}'`

/**
 * Gives pages rendered per request a policy with a nonce; static pages carry hashes instead (scripts/seal-pages.ts).
 * This is no security boundary for data: authorization happens in queries and commands.
 */
export function proxy(request: NextRequest) {
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const policy = contentSecurityPolicy([`'nonce-${nonce}'`, headScriptHash])
  const headers = new Headers(request.headers)
  // Next reads the nonce for its own scripts from the request's policy.
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = {
  matcher: ['/search', '/sign-in/:path*', '/mailbox', '/settings/account', '/settings/delete'],
}

import { plainPage } from '@/lib/http/plain-page'

/** Where requests end up whose path cannot be decoded (lib/http/undecodable.ts). */
export const dynamic = 'force-dynamic'

export const GET = (): Response =>
  plainPage({
    status: 400,
    title: 'Not an address',
    says: 'What stands behind a % in this address is not UTF-8. It may have been cut off; go on from the start page.',
    to: { href: '/', name: 'Start page' },
  })

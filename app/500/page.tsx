import type { Metadata } from 'next'
import { ServerErrorPage } from '@/components/site/broken.client'

export const metadata: Metadata = { title: 'Something broke on our side', robots: { index: false } }

/** What is served with status 500: scripts/seal-pages.ts puts it in the place of Next's own page, whose styles are inline. */
export default ServerErrorPage

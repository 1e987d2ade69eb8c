import type { Metadata } from 'next'

export const metadata: Metadata = { title: 'Nothing at this address', robots: { index: false } }

export { NotFoundPage as default } from '@/components/site/broken.client'

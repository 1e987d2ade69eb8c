import type { MetadataRoute } from 'next'
import { env } from '@/lib/env'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', '/dashboard', '/notes', '/settings', '/outbox', '/search'],
    },
    sitemap: new URL('/sitemap.xml', env.siteUrl).href,
  }
}

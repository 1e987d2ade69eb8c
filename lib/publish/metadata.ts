import type { Metadata } from 'next'

type Described = { title: string; summary: string; href: string; updated?: string }

/**
 * Metadata of one page: title, description, canonical address, and the share image drawn from the page's own data
 * at `/og<href>.png`. Addresses are relative; the layout's `metadataBase` completes them.
 */
export function pageMetadata({ title, summary, href, updated }: Described): Metadata {
  const image = {
    url: `/og${href === '/' ? '/home' : href}.png`,
    width: 1200,
    height: 630,
    alt: `${title} — Serverside`,
  }
  return {
    title,
    description: summary,
    alternates: { canonical: href },
    openGraph: {
      title,
      description: summary,
      url: href,
      siteName: 'Serverside',
      locale: 'en',
      images: [image],
      ...(updated ? { type: 'article', modifiedTime: updated } : { type: 'website' }),
    },
    twitter: { card: 'summary_large_image', title, description: summary, images: [image] },
  }
}

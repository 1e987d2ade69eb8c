import fs from 'node:fs/promises'
import path from 'node:path'
import type * as Og from 'next/og'
import { ShareCard } from './card'
import { findCard } from './find-card'

const fontFile = (name: string) => path.join(process.cwd(), 'node_modules/@fontsource', name)

/** Left to Node: the bundler would read all of the drawing engine for this one route. next.config.mjs names it for tracing. */
const loadOg = (): Promise<typeof Og> => import(/* turbopackIgnore: true */ 'next/og.js' as string)

let fonts: Promise<[Buffer, Buffer]> | undefined

function loadFonts() {
  fonts ??= Promise.all([
    fs.readFile(fontFile('ibm-plex-serif/files/ibm-plex-serif-latin-600-normal.woff')),
    fs.readFile(fontFile('ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff')),
  ])
  return fonts
}

/** `GET /og/<path of a page>.png`: its share image, drawn when first asked for and then kept by caches for a day. */
export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }) {
  const segments = (await params).path
  const last = segments.at(-1) ?? ''
  const card = last.endsWith('.png') ? findCard([...segments.slice(0, -1), last.slice(0, -4)]) : undefined
  if (!card) return new Response('No page with this address.', { status: 404 })
  const [{ ImageResponse }, [serif, mono]] = await Promise.all([loadOg(), loadFonts()])
  return new ImageResponse(<ShareCard {...card} />, {
    width: 1200,
    height: 630,
    fonts: [
      { name: 'Plex Serif', data: serif, weight: 600 },
      { name: 'Plex Mono', data: mono, weight: 400 },
    ],
    headers: { 'cache-control': 'public, max-age=3600, s-maxage=86400, stale-while-revalidate=604800' },
  })
}

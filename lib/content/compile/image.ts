import { escapeAttribute } from '@/lib/content/compile/html'
import { hashOf } from '@/lib/content/hash'
import type { FigureImage } from '@/lib/content/static-props'

/** An image file to be served: where it goes under `public/`, and what it holds. */
export type Asset = { href: string; bytes: Buffer }

type Wanted = { name: string; bytes: Buffer; alt: string; figure: number }

/**
 * Makes an image ready to show: SVG goes into the page, so that it follows the theme; PNG and WebP become files.
 * Answers with a sentence when the file cannot be used.
 */
export function imageOf(wanted: Wanted): { image: FigureImage; asset?: Asset } | string {
  const { name, bytes, alt } = wanted
  if (name.endsWith('.svg')) {
    const text = bytes.toString('utf8')
    if (/<(style|script)\b|\s(style|on\w+)=/.test(text)) {
      return `${name} holds styles or scripts, which the security policy refuses: use attributes such as fill="currentColor"`
    }
    return { image: { svg: inlineSvg(text, wanted) } }
  }
  const size = sizeOf(bytes)
  if (!size) return `${name} is neither SVG, PNG nor WebP`
  const href = `/_content/files/${hashOf(bytes)}-${name.split('/').at(-1)}`
  return { image: { src: href, alt, ...size }, asset: { href, bytes } }
}

/** Ids become unique in the page; the file's prologue, comments and title go. */
function inlineSvg(text: string, { alt, figure }: Wanted): string {
  const prefix = `f${figure}-`
  return text
    .replace(/<\?xml[\s\S]*?\?>|<!DOCTYPE[\s\S]*?>|<!--[\s\S]*?-->|<(title|metadata)\b[\s\S]*?<\/\1>/g, '')
    .replace(/\bid="([^"]+)"/g, `id="${prefix}$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${prefix}$1)`)
    .replace(/href="#([^"]+)"/g, `href="#${prefix}$1"`)
    .replace(/>\s+</g, '><')
    .replace(/<svg\b/, `<svg role="img" aria-label="${escapeAttribute(alt)}"`)
    .trim()
}

/** Width and height from the file's header: PNG (RFC 2083, IHDR) and the three forms of WebP (RFC 9649). */
function sizeOf(bytes: Buffer): { width: number; height: number } | undefined {
  if (bytes.length < 30) return undefined
  if (bytes.toString('latin1', 1, 4) === 'PNG') {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  }
  if (bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) }
    case 'VP8L': {
      const packed = bytes.readUInt32LE(21)
      return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >> 14) & 0x3fff) }
    }
    default:
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  }
}

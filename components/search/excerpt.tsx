import type { ExcerptPart } from '@/lib/search/excerpt'

/** A stretch of text with what matched the query marked. */
export function Excerpt({ parts }: { parts: ExcerptPart[] }) {
  return parts.map((part, place) => {
    // Parts have no identity besides their place in the text.
    const key = `${place}:${part.text}`
    return part.mark ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>
  })
}

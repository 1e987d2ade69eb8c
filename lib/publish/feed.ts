import type { LessonView } from '@/lib/content/view'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeXml = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character)

type FeedLesson = Pick<LessonView, 'id' | 'title' | 'summary' | 'href' | 'updated'>

/** Midnight UTC of a day; lessons carry dates, Atom wants instants. */
const instant = (day: string | undefined) => `${day ?? '1970-01-01'}T00:00:00Z`

/**
 * Atom feed (RFC 4287) of the lessons, last changed first. An entry's id is made from the lesson's
 * permanent id, so that a moved lesson is not announced as new.
 */
export function atomFeed(base: string, lessons: readonly FeedLesson[]): string {
  const newest = [...lessons].sort((a, b) => (b.updated ?? '').localeCompare(a.updated ?? ''))
  const host = new URL(base).host
  const entries = newest.map(
    ({ id, title, summary, href, updated }) => `  <entry>
    <id>tag:${host},2026:${id}</id>
    <title>${escapeXml(title)}</title>
    <link href="${escapeXml(new URL(href, base).href)}"/>
    <updated>${instant(updated)}</updated>
    <summary>${escapeXml(summary)}</summary>
  </entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${escapeXml(base)}</id>
  <title>Serverside: lessons</title>
  <link rel="self" href="${escapeXml(new URL('/feed.xml', base).href)}"/>
  <link href="${escapeXml(base)}"/>
  <author><name>The Serverside authors</name></author>
  <updated>${instant(newest[0]?.updated)}</updated>
${entries.join('\n')}
</feed>
`
}

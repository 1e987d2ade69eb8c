import { scriptJson } from '@/lib/publish/structured-data'

/** Data for search engines. A data block, not a script: it runs nothing and needs no place in the security policy. */
export function StructuredData({ things }: { things: Record<string, unknown>[] }) {
  return things.map((thing) => (
    <script
      key={String(thing['@type'])}
      type="application/ld+json"
      dangerouslySetInnerHTML={{ __html: scriptJson(thing) }}
    />
  ))
}

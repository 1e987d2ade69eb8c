import { List } from '@/components/ui/list'
import type { SourceView } from '@/lib/content/view'
import { writtenDate } from '@/lib/dates'

/** What the page rests on, numbered as the citation marks are. */
export function Sources({ sources }: { sources: SourceView[] }) {
  if (sources.length === 0) return null
  return (
    <section className="sources" aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <List as="ol" of={sources.map(asItem)} />
    </section>
  )
}

const asItem = (source: SourceView) => (
  <li id={source.anchor}>
    <a href={source.url}>{source.title}</a>
    <span>{` ${particulars(source)}`}</span>
  </li>
)

function particulars({ publisher, date, accessed, primary }: SourceView): string {
  const parts = [publisher, date && writtenDate(date), primary && 'primary', `read ${writtenDate(accessed)}`]
  return parts.filter(Boolean).join(', ')
}

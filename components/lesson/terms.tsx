import { List } from '@/components/ui/list'
import type { TermRef } from '@/lib/content/view'

/** The glossary terms that the text uses, in order of first use. */
export function Terms({ terms, title }: { terms: TermRef[]; title: string }) {
  if (terms.length === 0) return null
  return (
    <section aria-labelledby="terms">
      <h2 id="terms">{title}</h2>
      <List className="words" of={terms.map(asItem)} />
    </section>
  )
}

const asItem = ({ href, title }: TermRef) => (
  <li>
    <a href={href}>{title}</a>
  </li>
)

import { Excerpt } from '@/components/search/excerpt'
import type { SearchResults } from '@/lib/search/schema'
import { kindNames } from './kind'

/** Results of the search page; nothing found is said with what to do next. */
export function Hits({ results: { query, total, hits } }: { results: SearchResults }) {
  if (total === 0) {
    return (
      <div className="text">
        <h2>Nothing found for “{query}”</h2>
        <p>
          Try another word, or fewer. The <a href="/glossary">glossary</a> lists every term by letter, the{' '}
          <a href="/learn">path</a> every lesson.
        </p>
      </div>
    )
  }
  return (
    <section aria-labelledby="results">
      <h2 id="results" className="label">
        {total} {total === 1 ? 'result' : 'results'} for “{query}”
        {total > hits.length && `, the first ${hits.length} shown`}
      </h2>
      <ol className="index">
        {hits.map(({ href, kind, title, section, excerpt }) => (
          <li key={href} className="sheet search-hit">
            <span className="label">{kindNames[kind]}</span>
            <div>
              <a href={href}>
                {title}
                {section && <span> · {section}</span>}
              </a>
              <p>
                <Excerpt parts={excerpt} />
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

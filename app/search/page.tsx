import type { Metadata } from 'next'
import { Hits } from '@/components/site/hits'
import { PageHead } from '@/components/site/page-head'
import { searchContent } from '@/lib/search/queries'

type Props = { searchParams: Promise<{ q?: string | string[] }> }

const queryOf = ({ q = '' }: { q?: string | string[] }) => (Array.isArray(q) ? (q[0] ?? '') : q).trim()

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const query = queryOf(await searchParams)
  return {
    title: query ? `“${query}”` : 'Search',
    description: 'Search the lessons, roles, stacks and glossary of Serverside.',
    robots: { index: false },
  }
}

/** Works as a plain form; the palette is the quicker way to the same results. */
export default async function Search({ searchParams }: Props) {
  const query = queryOf(await searchParams)
  return (
    <main id="main" className="page">
      <PageHead title="Search">
        <search>
          <form action="/search" className="search-form">
            <label className="label" htmlFor="q">
              Lessons, roles, stacks and the glossary
            </label>
            <div>
              <input id="q" className="field" type="search" name="q" defaultValue={query} maxLength={100} />
              <button type="submit" className="button first">
                Search
              </button>
            </div>
          </form>
        </search>
      </PageHead>
      {query && <Hits results={searchContent(query)} />}
    </main>
  )
}

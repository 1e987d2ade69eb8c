import { Filter } from '@/components/glossary/filter.client'
import { Letters, TermList } from '@/components/glossary/term-list'
import { PageHead } from '@/components/site/page-head'
import { listTerms } from '@/lib/content/catalog'
import { pageMetadata } from '@/lib/publish/metadata'

const summary =
  'The words of backend development, each in one sentence, with what to read next and where this manual uses it.'

export const metadata = pageMetadata({ title: 'Glossary', summary, href: '/glossary' })

export default function Glossary() {
  const terms = listTerms()
  return (
    <main id="main" className="page">
      <PageHead title="Glossary" summary={summary}>
        <Letters terms={terms} />
        <Filter />
      </PageHead>
      <TermList terms={terms} />
    </main>
  )
}

import { notFound } from 'next/navigation'
import { BackLinks } from '@/components/glossary/back-links'
import { Body } from '@/components/lesson/body.client'
import { PageSource } from '@/components/lesson/page-source'
import { Sources } from '@/components/lesson/sources'
import { PageHead } from '@/components/site/page-head'
import { getTerm, listTerms, prepareBody } from '@/lib/content/catalog'
import { env } from '@/lib/env'
import { pageMetadata } from '@/lib/publish/metadata'

type Props = { params: Promise<{ slug: string }> }

export const dynamicParams = false
export const generateStaticParams = () => listTerms().map(({ slug }) => ({ slug }))

export async function generateMetadata({ params }: Props) {
  const term = getTerm((await params).slug)
  return term ? pageMetadata(term) : {}
}

export default async function TermPage({ params }: Props) {
  const term = getTerm((await params).slug)
  if (!term) notFound()
  const { title, short, also, see, backLinks, sources } = term
  return (
    <main id="main" className="page">
      <PageHead label={<a href="/glossary">Glossary</a>} title={title} summary={short}>
        {also.length > 0 && <p className="note">Also: {also.join(', ')}</p>}
      </PageHead>
      <div className="section">
        <Body {...prepareBody(term.id)} />
      </div>
      <BackLinks see={see} used={backLinks} />
      <div className="section">
        <span />
        <div className="lesson-end">
          <Sources sources={sources} />
          <PageSource path={term.editPath} editUrl={env.editUrl} />
        </div>
      </div>
    </main>
  )
}

import { notFound } from 'next/navigation'
import { Body } from '@/components/lesson/body.client'
import { PageSource } from '@/components/lesson/page-source'
import { Sources } from '@/components/lesson/sources'
import { Terms } from '@/components/lesson/terms'
import { PageHead } from '@/components/site/page-head'
import { Section } from '@/components/site/section'
import { StackFacts } from '@/components/stack/stack-facts'
import { languageNames } from '@/components/stack/stack-table'
import { Pairs } from '@/components/ui/pairs'
import { getStack, listStacks, prepareBody } from '@/lib/content/catalog'
import { env } from '@/lib/env'
import { pageMetadata } from '@/lib/publish/metadata'

type Props = { params: Promise<{ slug: string }> }

export const dynamicParams = false
export const generateStaticParams = () => listStacks().map(({ slug }) => ({ slug }))

export async function generateMetadata({ params }: Props) {
  const stack = getStack((await params).slug)
  return stack ? pageMetadata(stack) : {}
}

export default async function StackPage({ params }: Props) {
  const stack = getStack((await params).slug)
  if (!stack) notFound()
  return (
    <main id="main" className="page">
      <PageHead
        label={`Stack · ${languageNames[stack.language]}`}
        title={stack.title}
        summary={stack.summary}
      />
      <Section id="parts" title="Parts">
        <Pairs data pairs={stack.parts.map(({ part, choice }) => ({ title: part, text: choice }))} />
      </Section>
      <Section id="facts" title="Facts">
        <StackFacts facts={stack.facts} />
      </Section>
      <div className="section">
        <Body {...prepareBody(stack.id)} />
      </div>
      <div className="section">
        <span />
        <div className="lesson-end">
          <Sources sources={stack.sources} />
          <Terms terms={stack.terms} title="Terms on this page" />
          <PageSource path={stack.editPath} editUrl={env.editUrl} />
        </div>
      </div>
    </main>
  )
}

import { notFound } from 'next/navigation'
import { Body } from '@/components/lesson/body.client'
import { PageSource } from '@/components/lesson/page-source'
import { Sources } from '@/components/lesson/sources'
import { Terms } from '@/components/lesson/terms'
import { Skills } from '@/components/role/skills'
import { PageHead } from '@/components/site/page-head'
import { Section } from '@/components/site/section'
import { Pairs } from '@/components/ui/pairs'
import { getRole, listRoles, prepareBody } from '@/lib/content/catalog'
import { env } from '@/lib/env'
import { pageMetadata } from '@/lib/publish/metadata'

type Props = { params: Promise<{ slug: string }> }

export const dynamicParams = false
export const generateStaticParams = () => listRoles().map(({ slug }) => ({ slug }))

export async function generateMetadata({ params }: Props) {
  const role = getRole((await params).slug)
  return role ? pageMetadata(role) : {}
}

export default async function RolePage({ params }: Props) {
  const role = getRole((await params).slug)
  if (!role) notFound()
  return (
    <main id="main" className="page">
      <PageHead
        label={role.role === 'backend' ? 'Role' : 'Role at the other end'}
        title={role.title}
        summary={role.summary}
      />
      <Section id="delivers" title="Delivers">
        <ul className="lines">
          {role.delivers.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      <Section id="week" title="A week">
        <Pairs data pairs={role.week.map(({ share, what }) => ({ title: share, text: what }))} />
      </Section>
      <div className="section">
        <Body {...prepareBody(role.id)} />
      </div>
      <Section id="skills" title="Skills">
        <Skills skills={role.skills} />
      </Section>
      <Section id="tools" title="Tools">
        <ul className="lines">
          {role.tools.map((tool) => (
            <li key={tool}>{tool}</li>
          ))}
        </ul>
      </Section>
      {role.worksWith.length > 0 && (
        <Section id="works-with" title="Works with">
          <Pairs pairs={role.worksWith.map(({ role: { href, title }, on }) => ({ href, title, text: on }))} />
        </Section>
      )}
      <div className="section">
        <span />
        <div className="lesson-end">
          <Sources sources={role.sources} />
          <Terms terms={role.terms} title="Terms on this page" />
          <PageSource path={role.editPath} editUrl={env.editUrl} />
        </div>
      </div>
    </main>
  )
}

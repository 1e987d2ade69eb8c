import { notFound } from 'next/navigation'
import { KeepModule } from '@/components/offline/keep-module.client'
import { ModuleProgress } from '@/components/progress/module-progress.client'
import { hours, Needs } from '@/components/site/leg'
import { PageHead } from '@/components/site/page-head'
import { StructuredData } from '@/components/site/structured-data'
import { getModule, listModules } from '@/lib/content/catalog'
import { env } from '@/lib/env'
import { pageMetadata } from '@/lib/publish/metadata'
import { breadcrumbs, course } from '@/lib/publish/structured-data'

type Props = { params: Promise<{ module: string }> }

export const dynamicParams = false
export const generateStaticParams = () => listModules().map(({ slug }) => ({ module: slug }))

export async function generateMetadata({ params }: Props) {
  const found = getModule((await params).module)
  return found ? pageMetadata(found) : {}
}

export default async function ModulePage({ params }: Props) {
  const found = getModule((await params).module)
  if (!found) notFound()
  return (
    <main id="main" className="page">
      <PageHead
        label={`${found.number} · ${found.lessons.length} lessons, ${hours(found.minutes)}`}
        title={found.title}
        summary={found.summary}
      >
        {found.requires.length > 0 && <Needs modules={found.requires} />}
        <ModuleProgress lessons={found.lessons.map(({ id }) => id)} />
        <KeepModule address={found.href} pages={found.lessons.length + 1} />
      </PageHead>
      <ol className="wire stations">
        {found.lessons.map(({ id, href, title, summary, minutes }) => (
          <li key={id} data-lesson={id}>
            <div className="row">
              <a href={href}>{title}</a>
              <span className="label end">{minutes} min</span>
            </div>
            <p className="note">{summary}</p>
          </li>
        ))}
      </ol>
      <StructuredData
        things={[
          course(env.siteUrl, found),
          breadcrumbs(env.siteUrl, [{ title: 'Learn', href: '/learn' }, found]),
        ]}
      />
    </main>
  )
}

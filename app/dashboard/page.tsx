import { Dashboard } from '@/components/progress/dashboard.client'
import { asPath } from '@/components/site/as-path'
import { PageHead } from '@/components/site/page-head'
import { Section } from '@/components/site/section'
import { listModules } from '@/lib/content/catalog'
import { pageMetadata } from '@/lib/publish/metadata'

const summary =
  'Where you stopped, what comes next, how far each module is, and which answers are worth another look.'

export const metadata = pageMetadata({ title: 'Dashboard', summary, href: '/dashboard' })

export default function DashboardPage() {
  return (
    <main id="main" className="page">
      <PageHead title="Dashboard" summary={summary} />
      <noscript>
        <p className="note">
          What you answered is shown here with JavaScript, which is off. Lessons can be read and questions
          thought through without it.
        </p>
      </noscript>
      <div className="with-js">
        <Dashboard modules={asPath(listModules())} />
      </div>
      <Section id="notes" title="Notes">
        <a href="/notes">Notes, highlights and bookmarks</a>
      </Section>
    </main>
  )
}

import { Waiting } from '@/components/outbox/waiting.client'
import { PageHead } from '@/components/site/page-head'
import { listLessons, listRoles, listStacks, listTerms } from '@/lib/content/catalog'
import { pageMetadata } from '@/lib/publish/metadata'

const summary =
  'What you did on this device and the server does not have yet, or did not accept. Most of the time nothing.'

export const metadata = pageMetadata({
  title: 'What waits on this device',
  summary,
  href: '/outbox',
})

/** By id, no more than a link needs. */
const pages = () =>
  [...listLessons(), ...listRoles(), ...listStacks(), ...listTerms()].map(
    ({ id, title, href }) => [id, { title, href }] as const,
  )

export default function OutboxPage() {
  return (
    <main id="main" className="page">
      <PageHead title="What waits on this device" summary={summary} />
      <noscript>
        <p className="note">
          Nothing can wait here without JavaScript, which is off: only with it is anything kept.
        </p>
      </noscript>
      <Waiting pages={Object.fromEntries(pages())} />
    </main>
  )
}

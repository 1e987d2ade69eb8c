import { PageHead } from '@/components/site/page-head'
import { Section } from '@/components/site/section'
import { Pairs } from '@/components/ui/pairs'
import { listRoles } from '@/lib/content/catalog'
import { pageMetadata } from '@/lib/publish/metadata'

const summary =
  'Who does what around a backend: what each role hands over, how a week goes, which skills it needs, and whom it works with.'

export const metadata = pageMetadata({ title: 'Roles', summary, href: '/roles' })

const ofKind = (kind: 'backend' | 'counterpart') =>
  listRoles()
    .filter(({ role }) => role === kind)
    .map(({ href, title, summary }) => ({ href, title, text: summary }))

export default function Roles() {
  return (
    <main id="main" className="page">
      <PageHead title="Roles" summary={summary} />
      <Section id="field" title="On the wire" note="Roles of the field itself.">
        <Pairs pairs={ofKind('backend')} />
      </Section>
      <Section id="beside" title="At either end" note="People whom a backend developer works with.">
        <Pairs pairs={ofKind('counterpart')} />
      </Section>
    </main>
  )
}

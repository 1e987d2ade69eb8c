import { PageHead } from '@/components/site/page-head'
import { StackTable } from '@/components/stack/stack-table'
import { listStacks } from '@/lib/content/catalog'
import { pageMetadata } from '@/lib/publish/metadata'

const summary =
  'Frameworks with what stands around them: the parts, the facts with their sources, and the way of one request through each.'

export const metadata = pageMetadata({ title: 'Stacks', summary, href: '/stacks' })

export default function Stacks() {
  return (
    <main id="main" className="page">
      <PageHead title="Stacks" summary={summary} />
      <StackTable stacks={listStacks()} />
    </main>
  )
}

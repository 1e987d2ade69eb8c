import { asPath } from '@/components/site/as-path'
import { Leg } from '@/components/site/leg'
import { Onward } from '@/components/site/onward.client'
import { PageHead } from '@/components/site/page-head'
import { PlaceYourself } from '@/components/site/place-yourself'
import { listModules } from '@/lib/content/catalog'
import { pageMetadata } from '@/lib/publish/metadata'

const summary =
  'The whole path on one wire: modules in the order in which they build on each other, and their lessons.'

export const metadata = pageMetadata({ title: 'The path', summary, href: '/learn' })

export default function Learn() {
  return (
    <main id="main" className="page">
      <PageHead
        title="The path"
        summary="Modules in the order in which they build on each other. Nothing is locked: where a lesson leans on an earlier one, it says so."
      >
        <p className="acts">
          <Onward modules={asPath(listModules())} />
          <PlaceYourself />
        </p>
      </PageHead>
      <div>
        {listModules().map((module) => (
          <Leg key={module.id} module={module} />
        ))}
      </div>
    </main>
  )
}

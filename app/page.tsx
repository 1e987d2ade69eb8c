import { Journey } from '@/components/instrument/journey.client'
import { asPath } from '@/components/site/as-path'
import { hours } from '@/components/site/leg'
import { Onward } from '@/components/site/onward.client'
import { PlaceYourself } from '@/components/site/place-yourself'
import { promises } from '@/components/site/promises'
import { Section } from '@/components/site/section'
import { type Pair, Pairs } from '@/components/ui/pairs'
import { homeJourney, listModules, listRoles, listStacks } from '@/lib/content/catalog'
import { pageMetadata } from '@/lib/publish/metadata'
import { site } from '@/lib/site'

export const metadata = {
  ...pageMetadata({ title: site.title, summary: site.description, href: '/' }),
  title: { absolute: site.title },
}

const asPair = ({ href, title, summary }: Omit<Pair, 'text'> & { summary: string }): Pair => ({
  href,
  title,
  text: summary,
})

export default function Home() {
  return (
    <main id="main" className="page">
      <header className="opening">
        <h1>Follow one request from the browser to the database and back.</h1>
        <p className="lede">
          Serverside is a manual of backend development. Each station on the line is something you will build,
          read and explain.
        </p>
        <p className="acts">
          <Onward modules={asPath(listModules())} />
          <a href="/learn">See the whole path</a>
          <PlaceYourself />
        </p>
      </header>
      <Journey journey={homeJourney()} hero />
      <Section id="what" title="What you get">
        <Pairs pairs={promises} />
      </Section>
      <Section
        id="path"
        title="The path"
        note="Modules in the order in which they build on each other. Nothing is locked."
      >
        <Path />
      </Section>
      <Section id="roles" title="Roles" note="What each person around a backend hands over, and to whom.">
        <Pairs pairs={listRoles().map(asPair)} />
      </Section>
      <Section id="stacks" title="Stacks" note="The way of a request through each framework.">
        <Pairs pairs={listStacks().map(asPair)} />
      </Section>
    </main>
  )
}

function Path() {
  return (
    <ol className="wire stations">
      {listModules().map(({ id, href, number, title, summary, lessons, minutes }) => (
        <li key={id}>
          <div className="row">
            <a href={href}>{title}</a>
            <span className="label end">
              {number} · {lessons.length} lessons, {hours(minutes)}
            </span>
          </div>
          <p className="note">{summary}</p>
        </li>
      ))}
    </ol>
  )
}

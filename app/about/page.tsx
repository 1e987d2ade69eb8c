import { PageHead } from '@/components/site/page-head'
import { Section } from '@/components/site/section'
import { pageMetadata } from '@/lib/publish/metadata'

const summary =
  'What Serverside is, how its content is checked, what it measures about itself, and what it does not want to know about you.'

export const metadata = pageMetadata({ title: 'About', summary, href: '/about' })

export default function About() {
  return (
    <main id="main" className="page">
      <PageHead title="About" summary={summary} />
      <Section id="what" title="What it is">
        <div className="text">
          <p>
            A manual of backend development for people who want to build the far end of the wire: what
            receives a request, decides, remembers and answers. It goes from the first click to systems that
            many people use at once, and it is read as one does it: with programs to run, figures that move
            when asked, and questions.
          </p>
          <p>
            It is free, it needs no account, and it works without JavaScript wherever a page can: the text,
            the figures, the samples and the search are plain HTML.
          </p>
        </div>
      </Section>
      <Section id="checked" title="How it is checked">
        <div className="text">
          <ul className="lines">
            <li>
              Every program in a lesson is a file. The tests run it on a pinned version of its language and
              compare what it prints with what the page shows. A sample elsewhere that they cannot run, such
              as one that needs a framework, says why.
            </li>
            <li>
              Every server in a lesson is started, sent the request that is printed, and its answer compared.
            </li>
            <li>
              Numbers, dates and comparisons name their source, or say that they were made up for the example.
            </li>
            <li>Every question has a reason for each of its answers, the wrong ones included.</li>
            <li>Links inside the manual, terms and anchors are followed before anything is published.</li>
          </ul>
          <p>What we do not know is written as unknown. What is disputed is said to be disputed.</p>
        </div>
      </Section>
      <Section id="measured" title="Measured">
        <div className="text">
          <p>
            The portal is a backend too, and is held to what it teaches. Its pages, their weight, their
            response times and the losses of its store are measured by scripts that come with the source, on
            the machine of whoever runs them. The results, with the way they were obtained, stand in{' '}
            <code>docs/performance.md</code>.
          </p>
        </div>
      </Section>
      <Section id="privacy" title="No tracking">
        <div className="text">
          <p>
            No page asks anything of another host: no analytics, no fonts or scripts from elsewhere, no
            pixels. There is nothing to consent to, so nobody asks you to. Your first answer creates a learner
            without a name, which is a random number in a cookie; before it there is no cookie at all.{' '}
            <a href="/settings">Settings</a> says what is stored and clears this device.
          </p>
        </div>
      </Section>
      <Section id="licence" title="Licence">
        <div className="text">
          <p>
            Text and code are under the MIT licence: use them, change them, teach with them, keep the notice.
            The typefaces are IBM Plex, under the SIL Open Font License.
          </p>
        </div>
      </Section>
    </main>
  )
}

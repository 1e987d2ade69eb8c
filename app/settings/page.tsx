import { KeptSettings } from '@/components/offline/kept-settings.client'
import { ClearDevice } from '@/components/settings/clear-device.client'
import { LanguageChoice } from '@/components/settings/language-choice.client'
import { ThemeChoice } from '@/components/settings/theme-choice.client'
import { PageHead } from '@/components/site/page-head'
import { Section } from '@/components/site/section'
import { Pairs } from '@/components/ui/pairs'
import { pageMetadata } from '@/lib/publish/metadata'

const summary =
  'How the manual looks on this device, which language its samples use, and what is stored where.'

export const metadata = pageMetadata({ title: 'Settings', summary, href: '/settings' })

const stored = [
  {
    title: 'Theme',
    text: 'Your choice above. On this device only; absent while the system decides.',
  },
  {
    title: 'Language of samples',
    text: 'Your choice above or on any set of tabs. On this device only.',
  },
  {
    title: 'Answers',
    text: 'What you answered and when. On the server, under a random number that stands for nobody in particular; this browser holds the number in a cookie that only the server can read. It begins with your first answer, not before.',
  },
  {
    title: 'What waits',
    text: 'What the server does not have yet, and what it told last, for when there is no connection. On this device only.',
    href: '/outbox',
  },
]

export default function Settings() {
  return (
    <main id="main" className="page">
      <PageHead title="Settings" summary={summary} />
      <noscript>
        <p className="note">
          Choices are kept by the browser with JavaScript, which is off. Theme and language follow the system
          and the page.
        </p>
      </noscript>
      <div className="with-js">
        <Section id="theme" title="Theme">
          <ThemeChoice />
        </Section>
        <Section
          id="language"
          title="Samples"
          note="Where a program comes in several languages, this one is shown first."
        >
          <LanguageChoice />
        </Section>
      </div>
      <Section
        id="account"
        title="Account"
        note="For going on where you left off on another device. Nothing else needs one."
      >
        <p>
          <a href="/settings/account">Ways to sign in, signed-in browsers, signing out</a>
        </p>
      </Section>
      <Section id="stored" title="What is stored">
        <Pairs pairs={stored} />
        <ClearDevice />
        <p className="note">
          Clearing keeps your answers on the server. To let go of those too, delete the cookies of this site
          in your browser: the random number is gone then, and nobody can find the answers again.
        </p>
      </Section>
      <Section
        id="offline"
        title="Without a network"
        note="Pages that you visited, and modules that you kept, can be read without a connection. No answers or notes are among them."
      >
        <KeptSettings />
      </Section>
    </main>
  )
}

import { YourData } from '@/components/custody/your-data'
import { KeptSettings } from '@/components/offline/kept-settings.client'
import { ClearDevice } from '@/components/settings/clear-device.client'
import { LanguageChoice } from '@/components/settings/language-choice.client'
import { stored } from '@/components/settings/stored'
import { ThemeChoice } from '@/components/settings/theme-choice.client'
import { You } from '@/components/settings/you.client'
import { PageHead } from '@/components/site/page-head'
import { Section } from '@/components/site/section'
import { Pairs } from '@/components/ui/pairs'
import { pageMetadata } from '@/lib/publish/metadata'

const summary =
  'What you are called, how the manual looks, what is stored where, and how to take it with you or delete it.'

export const metadata = pageMetadata({ title: 'Settings', summary, href: '/settings' })

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
        <Section
          id="you"
          title="You"
          note="Kept with your progress, and on every device with an account. Nothing of it is needed."
        >
          <You />
        </Section>
        <Section
          id="theme"
          title="Theme"
          note="With an account, this and the language of samples follow you to other devices."
        >
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
      <Section
        id="data"
        title="Your data"
        note="A file of JSON. The source of this portal describes every field, in docs/export-format.md."
      >
        <YourData />
      </Section>
      <Section id="stored" title="What is stored">
        <Pairs pairs={stored} />
        <ClearDevice />
        <p className="note">
          Clearing lets go of what this browser keeps. What is on the server stays there until you delete it.
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

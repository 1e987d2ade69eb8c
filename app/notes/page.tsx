import { NotesShelves } from '@/components/notes/notes-shelves.client'
import { PageHead } from '@/components/site/page-head'
import { listModules, listRoles, listStacks, listTerms } from '@/lib/content/catalog'
import { env } from '@/lib/env'
import type { NotedPage } from '@/lib/notes/shelf'
import { pageMetadata } from '@/lib/publish/metadata'

const summary = 'What you wrote beside the text, the passages you highlighted, and the pages you bookmarked.'

export const metadata = pageMetadata({ title: 'Notes', summary, href: '/notes' })

/** Every page that can be noted on, in reading order; no more of each than is shown. */
function notedPages(): NotedPage[] {
  const lessons = listModules().flatMap((module) =>
    module.lessons.map(({ id, title, href, number }) => ({
      id,
      title,
      href,
      label: number,
      within: `${module.number} ${module.title}`,
    })),
  )
  const named = (within: string) => (page: Omit<NotedPage, 'within'>) => ({
    id: page.id,
    title: page.title,
    href: page.href,
    within,
  })
  return [
    ...lessons,
    ...listRoles().map(named('Roles')),
    ...listStacks().map(named('Stacks')),
    ...listTerms().map(named('Glossary')),
  ]
}

export default function NotesPage() {
  return (
    <main id="main" className="page">
      <PageHead title="Notes" summary={summary}>
        <p className="note text needs-js">
          On a page, select a passage, or press “Note” at a heading. With the keyboard: <kbd>Ctrl Alt M</kbd>{' '}
          writes a note on what is selected, else on the section in view; <kbd>Ctrl Alt H</kbd> highlights. On
          a Mac, Cmd instead of Ctrl.
        </p>
      </PageHead>
      <noscript>
        <p className="note">
          Notes are kept by the browser and shown here with JavaScript, which is off. Lessons can be read
          without it.
        </p>
      </noscript>
      <NotesShelves pages={notedPages()} origin={env.siteUrl} />
    </main>
  )
}

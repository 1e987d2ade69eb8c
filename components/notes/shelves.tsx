import { useMemo, useState } from 'react'
import { SaveProblem } from '@/components/progress/save-problem'
import { useProgress } from '@/components/progress/use-progress'
import { Section } from '@/components/site/section'
import { filterShelves, type NotedPage, type Shelf, shelvesOf } from '@/lib/notes/shelf'
import { LeafNotes } from './leaf-notes'
import './notes.css'
import { NotesTools } from './notes-tools'
import { Nothing, NotLoaded, Remembered } from './nothing'
import { SaidLast } from './said-last'
import { useDesk } from './use-desk'

export type ShelvesProps = {
  pages: NotedPage[]
  /** Where the portal is found, for addresses in what is written out. */
  origin: string
}

/** All notes and bookmarks, by module and page. */
export function Shelves({ pages, origin }: ShelvesProps) {
  const { status, state, retry } = useProgress()
  const [words, setWords] = useState('')
  const desk = useDesk()
  const all = useMemo(() => shelvesOf(state, pages), [state, pages])
  const shown = filterShelves(all, words)
  return (
    <>
      {status === 'failed' && <NotLoaded onRetry={retry} />}
      {status === 'remembered' && <Remembered />}
      <SaveProblem />
      {all.length > 0 && <NotesTools all={all} shown={shown} origin={origin} onFilter={setWords} />}
      {all.length === 0 ? <Nothing status={status} /> : shown.map((shelf) => asSection(shelf, desk))}
      <SaidLast done={desk.done} onClose={() => desk.say(null)} />
    </>
  )
}

const asSection = ({ within, leaves }: Shelf, desk: ReturnType<typeof useDesk>) => (
  <Section key={within} id={`in-${leaves[0]?.page.id}`} title={within}>
    {leaves.map((leaf) => (
      <LeafNotes key={leaf.page.id} leaf={leaf} desk={desk} />
    ))}
  </Section>
)

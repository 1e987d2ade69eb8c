import { type ReactElement, useMemo } from 'react'
import { createPortal } from 'react-dom'
import { Beside } from './beside'
import { EndNotes } from './end-notes'
import { NoteCard } from './note-card'
import { NoteEditor } from './note-editor'
import './notes.css'
import { readPage } from './page-text'
import { type Group, type PlacedNote, placesOf } from './places'
import { SaidLast } from './said-last'
import { SelectionBar } from './selection-bar'
import { useDesk } from './use-desk'
import { useNoteTaking } from './use-note-taking'
import { usePaint } from './use-paint'
import { useSelection } from './use-selection'
import type { Wish } from './wish'

type Props = { id: string; body: HTMLElement; wish: Wish | null }

/** The notes of a page: painted on their passages, written beside them, the rest under the text. */
export function PageNotes({ id, body, wish }: Props) {
  const reading = useMemo(() => readPage(body), [body])
  const selection = useSelection(reading)
  const desk = useDesk(id)
  const { draft, begun, note, highlight, keep, cancel } = useNoteTaking({
    id,
    body,
    reading,
    desk,
    wish,
  })
  const places = useMemo(
    () => placesOf(reading, draft ? [...desk.notes, draft] : desk.notes),
    [reading, desk.notes, draft],
  )
  usePaint(body, places, desk.want)

  const asCard = ({ note: placed, fate, range }: PlacedNote): ReactElement =>
    'at' in placed ? (
      <NoteCard key={placed.note} note={placed} desk={desk} quoted={!range} fate={fate} />
    ) : (
      <NoteEditor key={placed.note} note={placed} text="" onKeep={keep} onCancel={cancel} />
    )
  const wantedIn = ({ placed }: Group) =>
    placed.find(({ note }) => note === draft || note.note === begun?.note)?.note ??
    (placed.some(({ note }) => note.note === desk.wanted?.note) ? desk.wanted : null)
  return (
    <>
      {places.beside.map((group) => (
        <Beside key={keyOf(group.block)} block={group.block} wanted={wantedIn(group)}>
          {group.placed.map(asCard)}
        </Beside>
      ))}
      <EndNotes body={body}>{places.rest.map(asCard)}</EndNotes>
      <SelectionBar selection={selection} onHighlight={highlight} onNote={note} />
      {createPortal(<SaidLast done={desk.done} onClose={() => desk.say(null)} />, document.body)}
    </>
  )
}

const keys = new WeakMap<Element, number>()
let blocks = 0

/** A number that stays with a block of the text while notes beside it come and go. */
function keyOf(block: Element): number {
  const key = keys.get(block) ?? blocks++
  keys.set(block, key)
  return key
}

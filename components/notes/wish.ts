import { draftPrefix } from '@/lib/preferences'

/** What a reader wants of the notes. `heading`: of a section, null for the page; absent for what is selected. */
export type Wish =
  | { act: 'note'; heading?: string | null }
  | { act: 'highlight' }
  | { act: 'show'; note: string }
  /** Something was selected, or a note was being written: be ready. */
  | { act: 'none' }

const ready: Wish = { act: 'none' }
const noteHash = /^#note-([0-9a-f-]{36})$/

/**
 * Tells the wishes of a page: by button at each section heading, by shortcut (Ctrl or Cmd, Alt, M for a note, H for a
 * highlight), by selecting, or by an address that names a note. Answers with what ends it.
 */
export function listenForWishes(id: string, body: HTMLElement, tell: (wish: Wish) => void): () => void {
  const listeners = new AbortController()
  const { signal } = listeners
  const named = () => {
    const note = noteHash.exec(location.hash)?.[1]
    if (note) tell({ act: 'show', note })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.altKey && (event.ctrlKey || event.metaKey) && acts[event.code]
    if (!act || isField(event.target)) return
    event.preventDefault()
    tell({ act })
  }
  const onSelect = () => {
    const selected = document.getSelection()
    if (selected && !selected.isCollapsed && body.contains(selected.anchorNode)) tell(ready)
  }
  const onClick = ({ target }: Event) => {
    const button = target instanceof HTMLElement && target.closest<HTMLElement>('.note-here')
    if (button) tell({ act: 'note', heading: button.dataset.heading })
  }
  addButtons(body)
  named()
  if (isBegun(id)) tell(ready)
  body.addEventListener('click', onClick, { signal })
  addEventListener('hashchange', named, { signal })
  addEventListener('keydown', onKeyDown, { signal })
  document.addEventListener('selectionchange', onSelect, { signal })
  return () => listeners.abort()
}

const acts: Record<string, 'note' | 'highlight'> = { KeyM: 'note', KeyH: 'highlight' }

function isBegun(id: string): boolean {
  try {
    return localStorage.getItem(draftPrefix + id) !== null
  } catch {
    return false
  }
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

function addButtons(body: HTMLElement): void {
  for (const heading of body.querySelectorAll('.prose > :is(h2, h3)[id]')) {
    if (heading.nextElementSibling?.matches('.note-here')) continue
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'note-here needs-js'
    button.dataset.heading = heading.id
    button.textContent = 'Note'
    button.ariaLabel = `Note on “${heading.textContent}”`
    heading.after(button)
  }
}

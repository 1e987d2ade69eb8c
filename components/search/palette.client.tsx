'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { SearchHit } from '@/lib/search/schema'
import { optionId, Results } from './results'
import { type SearchState, useSearch } from './use-search'

const said: Record<SearchState['status'], string> = {
  idle: 'Type to search lessons, roles, stacks and the glossary.',
  searching: 'Searching …',
  failed: 'Search needs a connection, and the server did not answer. Check the network and type on.',
  found: '',
}

function announcement(state: SearchState): string {
  if (state.status !== 'found') return said[state.status]
  const { total, query } = state.results
  if (total === 0) return `Nothing found for “${query}”. Try another word, or fewer.`
  return `${total} ${total === 1 ? 'result' : 'results'}`
}

/** The palette: a modal dialog with a combobox over the results; arrows choose, Enter opens, Escape closes. */
export function Palette({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const router = useRouter()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const state = useSearch(query)
  const hits: SearchHit[] = state.status === 'found' ? state.results.hits : []

  useEffect(() => {
    dialog.current?.showModal()
  }, [])

  const go = (hit: SearchHit | undefined) => {
    if (!hit) return
    dialog.current?.close()
    router.push(hit.href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (event.key === 'Enter') go(hits[active])
    else if (step && hits.length > 0) setActive((active + step + hits.length) % hits.length)
    else return
    event.preventDefault()
  }

  return (
    <dialog ref={dialog} className="palette" aria-label="Search" onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-label="Search lessons, roles, stacks and the glossary"
        aria-expanded={hits.length > 0}
        aria-controls="palette-results"
        aria-autocomplete="list"
        {...(hits.length > 0 ? { 'aria-activedescendant': optionId(active) } : {})}
        autoComplete="off"
        spellCheck={false}
        placeholder="Search"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <p className="palette-said" role="status">
        {announcement(state)}
      </p>
      <Results hits={hits} active={active} onChoose={go} />
      <p className="palette-keys" aria-hidden="true">
        <span>↑ ↓ choose</span> <span>Enter open</span> <span>Esc close</span>
      </p>
    </dialog>
  )
}

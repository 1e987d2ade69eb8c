'use client'

import { useState } from 'react'

/** Hides the entries of the list that do not hold the words; the letters that stay empty go too. */
function show(words: string): number {
  let shown = 0
  for (const section of document.querySelectorAll<HTMLElement>('.letter')) {
    const entries = [...section.querySelectorAll<HTMLElement>('dl > div')]
    for (const entry of entries) entry.hidden = !entry.textContent.toLowerCase().includes(words)
    const left = entries.filter((entry) => !entry.hidden).length
    section.hidden = left === 0
    shown += left
  }
  return shown
}

const none = 'No term holds these words. Try fewer letters, or the search.'

/** Narrows the glossary while one types. The list itself is plain HTML and stays on the server. */
export function Filter() {
  const [said, setSaid] = useState('')
  const narrow = (value: string) => {
    const words = value.trim().toLowerCase()
    const shown = show(words)
    setSaid(words === '' ? '' : shown === 0 ? none : `${shown} ${shown === 1 ? 'term' : 'terms'}`)
  }
  return (
    <div className="narrow needs-js">
      <label className="label" htmlFor="filter">
        Filter
      </label>
      <input
        id="filter"
        className="field"
        type="search"
        autoComplete="off"
        onChange={(e) => narrow(e.target.value)}
      />
      <output className="label">{said}</output>
    </div>
  )
}

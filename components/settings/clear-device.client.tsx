'use client'

import { useState } from 'react'
import { storagePrefix } from '@/lib/preferences'
import { useKept } from './use-kept'

function keptKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(storagePrefix))
  } catch {
    return []
  }
}

/** Says how much is kept here and lets go of it. */
export function ClearDevice() {
  const [count, refresh] = useKept(() => keptKeys().length)
  const [said, setSaid] = useState('')
  const clear = () => {
    const keys = keptKeys()
    for (const key of keys) localStorage.removeItem(key)
    delete document.documentElement.dataset.theme
    delete document.documentElement.dataset.codeLanguage
    setSaid(`Cleared ${keys.length} ${keys.length === 1 ? 'entry' : 'entries'}.`)
    refresh()
  }
  return (
    <div className="acts needs-js">
      <button type="button" className="button" onClick={clear} disabled={!count}>
        Clear this device
      </button>
      <output className="note">{said || (count === 0 ? 'Nothing is kept here at the moment.' : '')}</output>
    </div>
  )
}

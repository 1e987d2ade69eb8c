'use client'

import { useState } from 'react'
import { useProgress } from '@/components/progress/use-progress'
import { storagePrefix } from '@/lib/preferences'
import { useKept } from './use-kept'

function keptKeys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(storagePrefix))
  } catch {
    return []
  }
}

/** Lets go of what is kept here. Not while something waits: that is kept nowhere else. */
export function ClearDevice() {
  const { outbox } = useProgress()
  const [, refresh] = useKept(() => keptKeys().length)
  const [said, setSaid] = useState('')
  const waiting = outbox.items.length
  const clear = async () => {
    for (const key of keptKeys()) localStorage.removeItem(key)
    delete document.documentElement.dataset.theme
    delete document.documentElement.dataset.codeLanguage
    const { clearDevice } = await import('@/components/progress/device-data')
    await clearDevice()
    setSaid('Cleared.')
    refresh()
  }
  return (
    <div className="acts needs-js">
      <button type="button" className="button" onClick={clear} disabled={waiting > 0}>
        Clear this device
      </button>
      <output className="note">
        {waiting > 0 ? <a href="/outbox">Not while something waits here.</a> : said}
      </output>
    </div>
  )
}

'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { keeperOf, type ModuleState, type Trouble } from './module-keeper'
import { pageWords, sizeWords } from './size-words'
import { askToStay, switchOn } from './switch'

const troubles: Record<Trouble, string> = {
  network: 'The server cannot be reached. What has arrived stays; go on when the connection is back.',
  full: 'There is no more room for this site on your device. Remove what you no longer read in the settings.',
  refused: 'This browser refuses to keep pages here. A private window or a blocked storage does that.',
  newer: 'The manual has changed while it was being kept. Load the page again, then go on.',
}

/** Brings a module onto this device: how much it is, how far it has come, and a way back. */
export function KeepModule({ address, pages }: { address: string; pages: number }) {
  const keeper = keeperOf(address)
  const state = useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state)
  const [stays, setStays] = useState(true)
  useEffect(() => void keeper.look(), [keeper])

  const keep = async () => {
    setStays(await askToStay())
    await switchOn().catch(() => undefined)
    await keeper.keep()
  }
  const isKept = state.phase === 'still' && state.pages > 0 && state.kept === state.pages
  return (
    <div className="acts needs-js keep-module">
      {state.phase === 'keeping' ? (
        <button type="button" className="button" onClick={keeper.stop}>
          Stop
        </button>
      ) : isKept ? (
        <button type="button" className="button" onClick={keeper.remove}>
          Remove from this device
        </button>
      ) : (
        <button type="button" className="button" onClick={keep} disabled={state.trouble === 'refused'}>
          {state.kept > 0 ? 'Keep the rest offline' : 'Keep this module offline'}
        </button>
      )}
      {state.phase === 'keeping' && <progress aria-label="Pages kept" value={state.kept} max={state.pages} />}
      <output className="note">
        {said(state, pages)}
        {isKept && !stays && ' The browser may drop them when it runs short of space.'}
      </output>
    </div>
  )
}

function said({ phase, pages, kept, bytes, brought, trouble }: ModuleState, announced: number): string {
  if (phase === 'keeping')
    return `${kept} of ${pageWords(pages)}, ${sizeWords(brought)} of ${sizeWords(bytes)}`
  if (trouble) return `${kept > 0 ? `${kept} of ${pageWords(pages)} are here. ` : ''}${troubles[trouble]}`
  if (phase === 'unknown' || pages === 0) return pageWords(announced)
  if (kept === pages) return `All ${pageWords(pages)} are on this device, ${sizeWords(bytes)}.`
  if (kept === 0) return `${pageWords(pages)}, ${sizeWords(bytes)}`
  return `${kept} of ${pageWords(pages)} are on this device. The rest takes ${sizeWords(bytes)}.`
}

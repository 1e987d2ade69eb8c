'use client'

import { useEffect, useState } from 'react'
import { useKept } from '@/components/settings/use-kept'
import { removePages } from '@/lib/offline/keep'
import { pageWords, sizeWords } from './size-words'
import { offlineChoice, switchOff, switchOn } from './switch'
import { useKeptPages } from './use-kept-pages'

/** What is kept for reading without a network, how much that is, and the ways to let go of it. */
export function KeptSettings() {
  const [choice, choose] = useKept(offlineChoice)
  const [groups, refresh] = useKeptPages()
  const [said, setSaid] = useState('')
  const change = async (act: () => Promise<void>, words: string) => {
    const failed = await act().catch(() => true)
    setSaid(failed ? 'The browser did not allow it.' : words)
    choose()
    await refresh()
  }
  return (
    <div className="needs-js kept">
      <ul className="used">
        {groups?.map(({ title, pages, bytes }) => (
          <li key={title} className="row">
            <span>
              {title} <span className="note">{`${pageWords(pages.length)}, ${sizeWords(bytes)}`}</span>
            </span>
            <button
              type="button"
              className="button end"
              aria-label={`Remove ${title}`}
              onClick={() =>
                change(() => removePages(pages.map(({ address }) => address)), `${title} was removed.`)
              }
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      <Usage groups={groups} />
      <p className="acts">
        {choice === 'off' ? (
          <button type="button" className="button" onClick={() => change(switchOn, 'Kept from now on.')}>
            Keep the pages I visit
          </button>
        ) : (
          <button
            type="button"
            className="button"
            onClick={() => change(switchOff, 'Everything was removed.')}
          >
            Remove everything kept offline
          </button>
        )}
        <output className="note">{said}</output>
      </p>
    </div>
  )
}

/** What the site takes up, and whether the browser promised to leave it alone. */
function Usage({ groups }: { groups: unknown }) {
  const [words, setWords] = useState('')
  useEffect(() => {
    if (groups) void usageWords().then(setWords)
  }, [groups])
  return <p className="note">{words}</p>
}

async function usageWords(): Promise<string> {
  const { usage = 0 } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {}
  const stays = await navigator.storage?.persisted?.().catch(() => false)
  const promise = stays
    ? 'The browser has promised to leave it alone.'
    : 'The browser may drop all of it when space runs short.'
  return `This site takes up ${sizeWords(usage)} on this device. ${promise}`
}

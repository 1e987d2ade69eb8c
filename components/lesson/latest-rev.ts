import { startTransition, useEffect, useState } from 'react'

/** Development only: revisions of the bodies that were compiled since the open page was rendered, by the page's id. */
let latest: ReadonlyMap<string, string> = new Map()
const listeners = new Set<() => void>()

/** Says which those are; a body that is open downloads the revision and shows it. */
export function showLatest(revs: ReadonlyMap<string, string>): void {
  latest = revs
  for (const listener of listeners) listener()
}

/** The revision to show of a body that the server sent as `sent`. */
export function useLatestRev(id: string, sent: string): string {
  const [shown, setShown] = useState({ sent, rev: latest.get(id) ?? sent })
  if (shown.sent !== sent) setShown({ sent, rev: sent })

  useEffect(() => {
    const look = () =>
      // A transition keeps the old text in the page until the new one is there.
      startTransition(() =>
        setShown((was) => {
          const rev = latest.get(id) ?? was.sent
          return was.rev === rev ? was : { ...was, rev }
        }),
      )
    listeners.add(look)
    return () => void listeners.delete(look)
  }, [id])

  return shown.sent === sent ? shown.rev : sent
}

import { useEffect } from 'react'
import { leftKey } from '@/lib/preferences'

/** Somebody signs out or is deleted: every page that was opened before, those in the history included, begins anew. */
export function markLeft() {
  try {
    localStorage.setItem(leftKey, String(Date.now()))
  } catch {
    // Without storage pages from the history always begin anew.
  }
}

function hasLeftSince(opened: number): boolean {
  try {
    return Number(localStorage.getItem(leftKey) ?? 0) > opened
  } catch {
    return true
  }
}

/** Reloads a page that still shows what somebody did who has left since. */
export function useLeaving() {
  useEffect(() => {
    const stale = new AbortController()
    const options = { signal: stale.signal }
    addEventListener(
      'pageshow',
      ({ persisted }) => {
        if (persisted && hasLeftSince(performance.timeOrigin)) location.reload()
      },
      options,
    )
    addEventListener(
      'storage',
      ({ key, newValue }) => key === leftKey && newValue && location.reload(),
      options,
    )
    return () => stale.abort()
  }, [])
}

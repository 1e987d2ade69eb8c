import { useEffect, useState } from 'react'
import type { SearchResults } from '@/lib/search/schema'

export type SearchState =
  | { status: 'idle' | 'searching' | 'failed' }
  | { status: 'found'; results: SearchResults }

/** Asks the server for `query` once typing has paused; an answer to an older query never replaces a newer one. */
export function useSearch(query: string): SearchState {
  const [state, setState] = useState<SearchState>({ status: 'idle' })

  useEffect(() => {
    if (query.trim() === '') return setState({ status: 'idle' })
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      setState((was) => (was.status === 'found' ? was : { status: 'searching' }))
      try {
        const response = await fetch(`/api/search?q=${encodeURIComponent(query)}`, { signal: abort.signal })
        if (!response.ok) throw new Error(String(response.status))
        setState({ status: 'found', results: await response.json() })
      } catch {
        if (!abort.signal.aborted) setState({ status: 'failed' })
      }
    }, 120)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [query])

  return state
}

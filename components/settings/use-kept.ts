import { useCallback, useSyncExternalStore } from 'react'
import { choiceEvent } from '@/lib/preferences'

function subscribe(notify: () => void) {
  addEventListener(choiceEvent, notify)
  addEventListener('storage', notify)
  return () => {
    removeEventListener(choiceEvent, notify)
    removeEventListener('storage', notify)
  }
}

/** What `read` finds on this device (a primitive; undefined on the server), and how to say that it changed. */
export function useKept<Value extends string | number>(read: () => Value | undefined) {
  const value = useSyncExternalStore<Value | undefined>(subscribe, read, () => undefined)
  const refresh = useCallback(() => dispatchEvent(new Event(choiceEvent)), [])
  return [value, refresh] as const
}

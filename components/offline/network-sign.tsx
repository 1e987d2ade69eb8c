import { useSyncExternalStore } from 'react'

function subscribe(notify: () => void) {
  addEventListener('online', notify)
  addEventListener('offline', notify)
  return () => {
    removeEventListener('online', notify)
    removeEventListener('offline', notify)
  }
}

/** Whether the browser sees a network; true until it has been asked. */
export const useNetwork = () =>
  useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )

/** Says in the bar that the network is gone. Lies over its edge, so that nothing moves. */
export function NetworkSign() {
  return (
    <span className="network" role="status">
      {!useNetwork() && 'offline'}
    </span>
  )
}

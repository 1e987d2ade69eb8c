import { cacheNames } from '@/lib/offline/keep'
import { offlineKey } from '@/lib/preferences'
import { install } from './install'

/** Whether the reader wants pages kept; `on` also where nothing can be remembered. */
export function offlineChoice(): 'on' | 'off' {
  try {
    return localStorage.getItem(offlineKey) ? 'off' : 'on'
  } catch {
    return 'on'
  }
}

/** Keeps visited pages from now on. Rejects where workers are refused. */
export async function switchOn(): Promise<void> {
  localStorage.removeItem(offlineKey)
  await install(location.pathname)
}

/** Removes the worker and everything it kept, and leaves it off until the reader wants it again. */
export async function switchOff(): Promise<void> {
  localStorage.setItem(offlineKey, 'off')
  const installed = await navigator.serviceWorker.getRegistrations()
  await Promise.all(installed.map((worker) => worker.unregister()))
  for (const name of await cacheNames()) await caches.delete(name)
}

/** Asks the browser not to drop what is kept when space runs short. Answers whether it promised. */
export async function askToStay(): Promise<boolean> {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false
}

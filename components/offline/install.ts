import { workerUrl } from '@/lib/offline/kept-list'

/** Installs the service worker, or finds it there, and tells it which page is being read. Rejects where workers are refused. */
export async function install(visited: string): Promise<void> {
  await navigator.serviceWorker.register(workerUrl, { updateViaCache: 'none' })
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ visited })
}

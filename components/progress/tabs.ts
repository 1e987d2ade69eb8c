import type { OutboxState } from './outbox-state'

/** What one tab tells the others, besides what all of them read from the device whenever there is news. */
export type News = {
  /** How sending went. */
  sent?: Pick<OutboxState, 'learner' | 'confirmed' | 'hasSent' | 'held' | 'problem'>
  /** Of whom nothing is left on this device. */
  dropped?: string | null
  reowned?: { from: string | null; to: string }
}
export type Tabs = {
  tell(news: News): void
  /** Calls back for what other tabs tell until the answer is called. */
  listen(hear: (news: News) => void): () => void
}

const name = 'serverside'
/** Another build may tell things in another shape. */
const version = 1

/** The other tabs of this browser; where there is no BroadcastChannel each tab learns from the device when it is looked at. */
export function otherTabs(): Tabs {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
  return {
    tell: (news) => channel?.postMessage({ v: version, news }),
    listen(hear) {
      const receive = ({ data }: MessageEvent) => data?.v === version && hear(data.news)
      channel?.addEventListener('message', receive)
      return () => channel?.removeEventListener('message', receive)
    },
  }
}

/**
 * Runs `work` while no other tab does. Waits for its turn, rather than leave the work to whoever is at it: that tab may be
 * closed this moment. Browsers without locks send at once; the server knows a double by its id.
 */
export async function alone(work: () => Promise<void>) {
  let begun = false
  const begin = () => {
    begun = true
    return work()
  }
  try {
    await navigator.locks.request(`${name}:flush`, begin)
  } catch (error) {
    if (begun) throw error
    await work()
  }
}

import type { News, Tabs } from '../tabs'

type Tab = { tabs: Tabs; alone: (work: () => Promise<void>) => Promise<void> }

/** Test kit: tabs of one browser, which hear each other a moment later and send one after the other. */
export function tabsTogether(): { open: () => Tab } {
  const ears = new Set<{ hear: (news: News) => void; of: object }>()
  let turn = Promise.resolve()
  const alone = (work: () => Promise<void>) => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }
  return {
    open: () => {
      const me = {}
      const tell = (news: News) => {
        for (const ear of ears) if (ear.of !== me) queueMicrotask(() => ear.hear(structuredClone(news)))
      }
      const listen = (hear: (news: News) => void) => {
        const ear = { hear, of: me }
        ears.add(ear)
        return () => void ears.delete(ear)
      }
      return { tabs: { tell, listen }, alone }
    },
  }
}

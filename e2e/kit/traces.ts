import type { Page } from '@playwright/test'

/** Test kit: which of these words are on the page that is open, or anywhere in what its browser keeps of our pages. */
export async function tracesOf(page: Page, words: string[]): Promise<string[]> {
  const kept = await everythingIn(page)
  return words.filter((word) => kept.includes(word))
}

async function everythingIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [document.documentElement.outerHTML, { ...localStorage }, { ...sessionStorage }]
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      for (const store of db.objectStoreNames)
        found.push(
          await new Promise((resolve, reject) => {
            const reading = db.transaction(store).objectStore(store).getAll()
            reading.onsuccess = () => resolve(reading.result)
            reading.onerror = () => reject(reading.error)
          }),
        )
      db.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        found.push(request.url, await (await cache.match(request))?.text())
    }
    return JSON.stringify(found)
  })
}

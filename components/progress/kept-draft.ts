import type { Writable } from '@/lib/notes/write'
import { draftPrefix } from '@/lib/preferences'

/**
 * A note while it is being written, one for each page. It is kept in this browser letter by letter, since a phone closes
 * a page without asking; it leaves when the note is kept or given up, and with its owner.
 */
type Draft = { owner: string | null; note: Writable; text: string }

/** Who is here, as the outbox knows; undefined while nobody has been asked. */
type Here = { learner: string | null | undefined; signedIn: boolean }

export function keepDraft(note: Writable, text: string, { learner = null }: Here): void {
  const draft: Draft = { owner: learner, note, text }
  attempt(() => localStorage.setItem(draftPrefix + note.page, JSON.stringify(draft)))
}

/** What was being written on a page by whoever is here; what nobody known wrote is an account’s never. */
export function draftOn(page: string, { learner, signedIn }: Here): Draft | undefined {
  const draft = learner === undefined ? undefined : draftAt(draftPrefix + page)
  return draft && (draft.owner === learner || (draft.owner === null && !signedIn)) ? draft : undefined
}

export const dropDraft = (page: string) => attempt(() => localStorage.removeItem(draftPrefix + page))

/** What an owner was writing is another’s from now on; with `null`, nobody’s, and gone. */
export function passDrafts(from: string | null, to: string | null): void {
  for (const key of attempt(() => Object.keys(localStorage)) ?? []) {
    const draft = key.startsWith(draftPrefix) ? draftAt(key) : undefined
    if (draft?.owner !== from) continue
    if (to === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify({ ...draft, owner: to }))
  }
}

function draftAt(key: string): Draft | undefined {
  const draft = attempt(() => JSON.parse(localStorage.getItem(key) ?? 'null'))
  return draft?.note?.note && typeof draft.text === 'string' ? draft : undefined
}

/** Where nothing can be kept, nothing is. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

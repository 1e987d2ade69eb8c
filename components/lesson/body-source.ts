import type { Body, IslandSegment, Segment } from '@/lib/content/body'
import { pickUp } from '@/lib/content/body-handoff'

/** An instrument that stands in the page as the server drew it, not yet at work. */
export type StillSegment = { key: string; still: string }
export type Part = { key: string; html: string } | StillSegment | IslandSegment

export const rootId = (id: string) => `body-${id}`

/**
 * The parts of a body: on the server those that the page laid out; in the browser those already in the page, or
 * after a client-side navigation a promise of the static file. The same answer for the same revision.
 */
export function partsOf(id: string, rev: string): Part[] | Promise<Part[]> {
  if (typeof window === 'undefined') return keyed(pickUp(id)?.segments ?? [])
  const key = `${id}.${rev}`
  const found = known.get(key) ?? adopt(id, rev) ?? remember(key, downloadBody(key))
  known.set(key, found)
  return found
}

/** The instruments of a body that the server drew, by key. Asked for when the page has settled. */
export async function instrumentsOf(id: string, rev: string): Promise<Map<string, IslandSegment>> {
  const segments: IslandSegment[] = await download(`/_content/islands/${id}.${rev}.json`)
  return new Map(segments.map((segment) => [segment.key, segment]))
}

const known = new Map<string, Part[] | Promise<Part[]>>()

/** Reads a body back from the page that the server sent; undefined when another one stands there. */
function adopt(id: string, rev: string): Part[] | undefined {
  const root = document.getElementById(rootId(id))
  if (root?.dataset.rev !== rev) return undefined
  return [...root.children].map((element, place) => {
    const key = element.getAttribute('data-island')
    return key ? { key, still: element.innerHTML } : { key: textKey(place), html: element.innerHTML }
  })
}

async function downloadBody(key: string): Promise<Part[]> {
  const { segments }: Body = await download(`/_content/bodies/${key}.json`)
  return keyed(segments)
}

const textKey = (place: number) => `text-${place}`

const keyed = (segments: Segment[]): Part[] =>
  segments.map((segment, place) => ('html' in segment ? { key: textKey(place), ...segment } : segment))

async function download(url: string) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`A part of this page did not come (${url}: ${response.status}).`)
  return response.json()
}

/**
 * Keeps what arrived; a failed download is tried again at the next visit. A failure is remembered for a moment,
 * since React asks again at once and would go on asking.
 */
function remember(key: string, coming: Promise<Part[]>): Promise<Part[]> {
  coming.then((parts) => known.set(key, parts)).catch(() => setTimeout(() => known.delete(key), 2000))
  return coming
}

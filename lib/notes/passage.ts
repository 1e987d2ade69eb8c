import search from 'approx-string-match'
import type { NoteAnchor } from '@/lib/progress/event-schema'
import { noteLimits } from '@/lib/progress/note-limits'

/** The text of a page as it is read, white space collapsed, and where its headings stand in it. */
export type PageText = { text: string; headings: HeadingPlace[] }
type HeadingPlace = Place & { id: string }
/** From `start` up to but not including `end`, in UTF-16 code units. */
export type Place = { start: number; end: number }
/** `moved`: word for word, under another heading. `changed`: the words are not quite the same any more. */
export type FoundPlace = Place & { how: 'exact' | 'moved' | 'changed' }

/**
 * When a passage counts as found again. `evidence`: so many characters of quote and surroundings must agree. `changed`:
 * share of the quote that may differ. `surroundings`: share of the text on one side that may differ, or it proves nothing.
 */
const thresholds = { evidence: 32, changed: 0.2, surroundings: 0.4 } as const

/** The anchor of a passage. Half characters at the cut ends are left out, since no database stores them. */
export function anchorAt({ text, headings }: PageText, { start, end }: Place): NoteAnchor {
  const { context, quote } = noteLimits
  return {
    heading: headings.findLast((heading) => heading.start <= start)?.id ?? null,
    quote: whole(text.slice(start, Math.min(end, start + quote))),
    before: whole(text.slice(Math.max(0, start - context), start)),
    after: whole(text.slice(end, end + context)),
  }
}

/** The anchor of a section as a whole: its heading, with nothing around it. Null when the page has no such heading. */
export function anchorOfSection({ text, headings }: PageText, id: string): NoteAnchor | null {
  const heading = headings.find((one) => one.id === id)
  if (!heading) return null
  const quote = whole(text.slice(heading.start, heading.end)).slice(0, noteLimits.quote)
  return { heading: id, quote, before: '', after: '' }
}

/**
 * Where an anchored passage stands now, or null when it is gone: word for word under its heading, else anywhere on the
 * page, else nearly so, in the same order. Of several places the one whose surroundings agree best.
 */
export function findPassage(page: PageText, anchor: NoteAnchor): FoundPlace | null {
  if (anchor.heading && !anchor.before && !anchor.after) return placeOfSection(page, anchor.heading)
  const under = sectionOf(page, anchor.heading)
  const whole: Place = { start: 0, end: page.text.length }
  const exactly = (within: Place) => best(page, anchor, sameWords(page, anchor.quote, within))
  const nearly = (within: Place) => best(page, anchor, similarWords(page, anchor.quote, within))
  return (
    found('exact', under && exactly(under)) ??
    found('moved', exactly(whole)) ??
    found('changed', under && nearly(under)) ??
    found('changed', nearly(whole))
  )
}

type Candidate = Place & { errors: number }

const found = (how: FoundPlace['how'], place: Place | null): FoundPlace | null =>
  place && { start: place.start, end: place.end, how }

const placeOfSection = ({ headings }: PageText, id: string) =>
  found('exact', headings.find((heading) => heading.id === id) ?? null)

/** From a heading to the next one; before the first for null. */
function sectionOf({ text, headings }: PageText, id: string | null): Place | null {
  const at = headings.findIndex((heading) => heading.id === id)
  if (id !== null && at < 0) return null
  return { start: headings[at]?.start ?? 0, end: headings[at + 1]?.start ?? text.length }
}

function sameWords({ text }: PageText, quote: string, within: Place): Candidate[] {
  const places: Candidate[] = []
  for (
    let at = text.indexOf(quote, within.start);
    at >= 0 && at < within.end;
    at = text.indexOf(quote, at + 1)
  )
    places.push({ start: at, end: at + quote.length, errors: 0 })
  return places
}

function similarWords({ text }: PageText, quote: string, within: Place): Candidate[] {
  const allowed = Math.floor(quote.length * thresholds.changed)
  const matches = search(text.slice(within.start, within.end), quote, allowed)
  return matches.map(({ start, end, errors }) => ({
    start: wordStart(text, within.start + start),
    end: wordEnd(text, within.start + end),
    errors,
  }))
}

function best(page: PageText, anchor: NoteAnchor, candidates: Candidate[]): Place | null {
  const { quote, before, after } = anchor
  const needed = Math.min(thresholds.evidence, quote.length + before.length + after.length)
  const weighed = candidates.map((place) => ({ place, evidence: evidenceOf(page, anchor, place) }))
  const convincing = weighed.filter(({ evidence }) => evidence >= needed)
  return convincing.reduce((a, b) => (a && a.evidence >= b.evidence ? a : b), convincing[0])?.place ?? null
}

/** How many characters of quote and surroundings agree. */
function evidenceOf({ text }: PageText, { quote, before, after }: NoteAnchor, at: Candidate): number {
  const near = Math.ceil(noteLimits.context * 1.5)
  return (
    quote.length -
    at.errors +
    agreeing(before, text.slice(Math.max(0, at.start - near), at.start)) +
    agreeing(after, text.slice(at.end, at.end + near))
  )
}

function agreeing(part: string, near: string): number {
  const [match] = search(near, part, Math.floor(part.length * thresholds.surroundings))
  return match ? part.length - match.errors : 0
}

const isLetter = (character: string | undefined) => /[\p{L}\p{N}]/u.test(character ?? '')

/** Where a passage changed, its edges may lie inside a word: take the whole word. */
function wordStart(text: string, at: number): number {
  while (at > 0 && isLetter(text[at - 1]) && isLetter(text[at])) at--
  return at
}

function wordEnd(text: string, at: number): number {
  while (at < text.length && isLetter(text[at - 1]) && isLetter(text[at])) at++
  return at
}

const whole = (text: string) => text.replace(/\p{Surrogate}/gu, '')

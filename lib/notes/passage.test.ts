import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noteAnchor } from '@/lib/progress/event-schema'
import { noteLimits } from '@/lib/progress/note-limits'
import { anchorAt, anchorOfSection, findPassage, type PageText } from './passage'

type Section = { id: string | null; title: string; text: string }

/** The page that sections make, as the browser would read it. */
function pageOf(sections: Section[]): PageText {
  const page: PageText = { text: '', headings: [] }
  for (const { id, title, text } of sections) {
    const start = page.text.length
    if (id) page.headings.push({ id, start, end: start + title.length })
    page.text += `${id ? `${title} ` : ''}${text} `
  }
  return page
}

const opening = 'A town library has a web page for every book, and on Monday the last copy is lent out.'
const parts = 'A program that asks is the client; in this lesson it is the browser that everybody has.'
const click = 'The browser sends a request, and the server answers it with a response and a status code.'
const sections: Section[] = [
  { id: null, title: '', text: opening },
  { id: 'parts', title: 'Three parts', text: parts },
  { id: 'click', title: 'Follow one click', text: click },
]
const page = pageOf(sections)

const placeOf = ({ text }: PageText, words: string, from = 0) => {
  const start = text.indexOf(words, from)
  return { start, end: start + words.length }
}
const wordsAt = ({ text }: PageText, place: { start: number; end: number } | null) =>
  place && text.slice(place.start, place.end)

describe('a passage', () => {
  const quote = 'the server answers it'
  const anchor = anchorAt(page, placeOf(page, quote))

  it('is remembered with its heading and what stands around it', () => {
    expect(anchor).toMatchObject({ heading: 'click', quote })
    expect(anchor.before.endsWith('a request, and ')).toBe(true)
    expect(anchor.after.startsWith(' with a response')).toBe(true)
    expect(anchorAt(page, placeOf(page, 'town library')).heading).toBeNull()
  })

  it('is found where it was while nothing changed', () => {
    expect(findPassage(page, anchor)).toEqual({ ...placeOf(page, quote), how: 'exact' })
  })

  it('is told apart from its equals by what stands around it', () => {
    const twice = pageOf([
      { id: 'parts', title: 'Three parts', text: `Whether ${quote} or not. ${parts}` },
      { id: 'click', title: 'Follow one click', text: `So ${quote} twice, they say. ${click}` },
    ])
    expect(findPassage(twice, anchor)?.start).toBe(twice.text.lastIndexOf(quote))
  })

  it('is followed when it moves under another heading', () => {
    const moved = pageOf([
      { id: 'click', title: 'Follow one click', text: 'Now something else is told here.' },
      { id: 'new', title: 'Later', text: click },
    ])
    expect(findPassage(moved, anchor)).toEqual({ ...placeOf(moved, quote), how: 'moved' })
  })

  it('is followed when a few of its words change, whole words at its edges', () => {
    const long = anchorAt(page, placeOf(page, 'browser sends a request, and the server answers'))
    const changed = pageOf([
      {
        id: 'click',
        title: 'Follow one click',
        text: click.replace('the server answers', 'a server answered'),
      },
    ])
    const place = findPassage(changed, long)
    expect(place?.how).toBe('changed')
    expect(wordsAt(changed, place)).toBe('browser sends a request, and a server answered')
  })

  it('is gone when its words are, although the heading and a common word of it stay', () => {
    const rewritten = pageOf([
      { id: 'click', title: 'Follow one click', text: 'Nobody mentions any of this now. The server sleeps.' },
    ])
    expect(findPassage(rewritten, anchor)).toBeNull()
    const short = anchorAt(page, placeOf(page, 'server'))
    expect(findPassage(rewritten, short)).toBeNull()
  })

  it('is followed while a fifth of it or less has changed, and no further', () => {
    const words = 'The browser sends a request, and the server answers'.slice(0, 50)
    const whole = anchorAt(page, placeOf(page, words))
    const written = (changes: number) =>
      pageOf([
        {
          id: 'click',
          title: 'Follow one click',
          text: click.replace(words, `${'#'.repeat(changes)}${words.slice(changes)}`),
        },
      ])
    expect(findPassage(written(10), whole)?.how).toBe('changed')
    expect(findPassage(written(11), whole)).toBeNull()
  })

  it('never holds half a character', () => {
    const faces: PageText = { text: '😀'.repeat(100), headings: [] }
    const { before, after, quote } = anchorAt(faces, { start: 81, end: 101 })
    expect(noteAnchor.safeParse({ heading: null, quote, before, after }).success).toBe(true)
  })
})

describe('a section', () => {
  const anchor = anchorOfSection(page, 'parts')

  it('is found by its heading, whatever that says now', () => {
    const renamed = pageOf([{ id: 'parts', title: 'Parts of a backend', text: 'All new.' }])
    expect(anchor && wordsAt(renamed, findPassage(renamed, anchor))).toBe('Parts of a backend')
  })

  it('is gone with its heading, though its words stand elsewhere', () => {
    expect(anchor && findPassage(pageOf([{ id: 'x', title: 'Three parts', text: parts }]), anchor)).toBeNull()
    expect(anchorOfSection(page, 'nowhere')).toBeNull()
  })
})

const lexicon =
  'address browser cache client clock code connection copy database disk error fact field file gate host key line list loan message method name network packet page parser path port process program queue reader record request response route row rule server session socket status store table thread time token user value web word write'.split(
    ' ',
  )
const prose = (least: number, most: number) =>
  fc.array(fc.constantFrom(...lexicon), { minLength: least, maxLength: most }).map((words) => words.join(' '))
/** Words that the lexicon does not have, in another alphabet. */
const foreign = fc
  .array(fc.constantFrom('вода', 'гора', 'лес', 'море', 'небо', 'поле', 'река', 'снег'), {
    minLength: 20,
    maxLength: 60,
  })
  .map((words) => words.join(' '))

/** A section whose middle holds a passage, with enough around it that the surroundings stay when others change. */
const held = fc.record({ lead: prose(20, 40), quote: prose(4, 30), rest: prose(20, 40) })
const around = fc.array(prose(5, 60), { minLength: 1, maxLength: 4 })

const build = (before: string[], middle: string, after: string[]) =>
  pageOf([
    ...before.map((text, at) => ({ id: `b${at}`, title: `Before ${at}`, text })),
    { id: 'here', title: 'Here', text: middle },
    ...after.map((text, at) => ({ id: `a${at}`, title: `After ${at}`, text })),
  ])

describe('whatever is edited', () => {
  it('elsewhere on the page, a passage stays exactly where it belongs', () => {
    fc.assert(
      fc.property(held, around, around, around, around, (passage, b1, a1, b2, a2) => {
        const middle = `${passage.lead} ${passage.quote} ${passage.rest}`
        const [was, is] = [build(b1, middle, a1), build(b2, middle, a2)]
        const start = (page: PageText) => page.text.indexOf(middle) + passage.lead.length + 1
        const end = passage.quote.length
        const anchor = anchorAt(was, { start: start(was), end: start(was) + Math.min(end, noteLimits.quote) })
        // The same words with the same surroundings twice are one passage to any reader.
        fc.pre(is.text.split(anchor.before + anchor.quote + anchor.after).length === 2)
        expect(findPassage(is, anchor)).toMatchObject({ start: start(is), how: 'exact' })
      }),
      { numRuns: 500 },
    )
  })

  it('what is found agrees with the quote within the threshold, and is otherwise called gone', () => {
    fc.assert(
      fc.property(held, around, around, around, (passage, b1, a1, b2) => {
        const was = build(b1, `${passage.lead} ${passage.quote} ${passage.rest}`, a1)
        const place = placeOf(was, passage.quote)
        const anchor = anchorAt(was, { ...place, end: Math.min(place.end, place.start + noteLimits.quote) })
        // The whole section was rewritten.
        const is = build(b2, b1.join(' '), a1)
        const now = findPassage(is, anchor)
        if (!now) return
        const most = anchor.quote.length * 0.2
        const words = is.text.slice(now.start, now.end)
        expect(distance(words, anchor.quote)).toBeLessThanOrEqual(most + wordEdges(words))
      }),
      { numRuns: 500 },
    )
  })

  it('a page of other words holds no passage of this one', () => {
    fc.assert(
      fc.property(held, foreign, (passage, other) => {
        const was = build([], `${passage.lead} ${passage.quote} ${passage.rest}`, [])
        const anchor = anchorAt(was, placeOf(was, passage.quote.slice(0, noteLimits.quote)))
        expect(findPassage(build([], other, []), anchor)).toBeNull()
      }),
    )
  })

  it('an anchor is one that the server takes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 30 }),
        fc.nat(20),
        fc.nat(9),
        (raw, start, length) => {
          const text = `a${raw.replaceAll('\0', ' ')}`
          const anchor = anchorAt({ text, headings: [] }, { start, end: start + length + 1 })
          fc.pre(anchor.quote !== '')
          expect(noteAnchor.safeParse(anchor).success).toBe(true)
        },
      ),
    )
  })
})

/** What taking whole words may add at both edges. */
const wordEdges = (words: string) => {
  const all = words.split(' ')
  return (all[0]?.length ?? 0) + (all.at(-1)?.length ?? 0)
}

/** Levenshtein (1966), one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      )
    row = next
  }
  return row[b.length] ?? 0
}

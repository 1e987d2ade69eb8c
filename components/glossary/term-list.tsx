import { type Pair, Pairs } from '@/components/ui/pairs'
import type { TermRef } from '@/lib/content/view'

/** Terms with their short explanations, grouped by first letter; letters stand in the rail column. */
export function TermList({ terms }: { terms: TermRef[] }) {
  return [...byLetter(terms)].map(([letter, group]) => (
    <section key={letter} className="section letter" aria-labelledby={letter}>
      <h2 id={letter}>{letter}</h2>
      <Pairs pairs={group.map(asPair)} />
    </section>
  ))
}

export const asPair = ({ href, title, short }: TermRef): Pair => ({ href, title, text: short })

/** The way into a long list that works without JavaScript. */
export function Letters({ terms }: { terms: TermRef[] }) {
  return (
    <nav className="letters" aria-label="Letters">
      {[...byLetter(terms).keys()].map((letter) => (
        <a key={letter} href={`#${letter}`}>
          {letter}
        </a>
      ))}
    </nav>
  )
}

function byLetter(terms: TermRef[]): Map<string, TermRef[]> {
  const groups = new Map<string, TermRef[]>()
  for (const term of [...terms].sort((a, b) => a.title.localeCompare(b.title, 'en'))) {
    const letter = term.title.charAt(0).toUpperCase()
    groups.set(letter, [...(groups.get(letter) ?? []), term])
  }
  return groups
}

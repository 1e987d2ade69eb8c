import { Pairs } from '@/components/ui/pairs'
import type { StackView } from '@/lib/content/view'

/** Release, support, licence: each figure with the mark of its source. */
export function StackFacts({ facts }: Pick<StackView, 'facts'>) {
  return (
    <Pairs
      data
      pairs={facts.map(({ label, value, source }) => ({
        title: label,
        text: (
          <>
            {value}
            <sup>
              <a href={`#${source.anchor}`} aria-label={`Source ${source.number}: ${source.title}`}>
                {source.number}
              </a>
            </sup>
          </>
        ),
      }))}
    />
  )
}

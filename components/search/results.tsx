import { useEffect } from 'react'
import type { SearchHit } from '@/lib/search/schema'
import { Excerpt } from './excerpt'

export const optionId = (index: number) => `palette-result-${index}`

export const kindLabel: Record<SearchHit['kind'], string> = {
  lesson: 'Lesson',
  role: 'Role',
  stack: 'Stack',
  term: 'Term',
}

type Props = { hits: SearchHit[]; active: number; onChoose: (hit: SearchHit) => void }

/** The listbox under the palette's input. Focus stays in the input; the active option follows its arrows. */
export function Results({ hits, active, onChoose }: Props) {
  useEffect(() => {
    document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' })
  }, [active])

  return (
    <div id="palette-results" className="palette-results" role="listbox" aria-label="Results" tabIndex={-1}>
      {hits.map((hit, index) => (
        <div
          key={hit.href}
          id={optionId(index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onClick={() => onChoose(hit)}
          onKeyDown={(event) => event.key === 'Enter' && onChoose(hit)}
        >
          <span className="palette-kind">{kindLabel[hit.kind]}</span>
          <span className="palette-title">
            {hit.title}
            {hit.section && <span className="palette-section"> — {hit.section}</span>}
          </span>
          <span className="palette-excerpt">
            <Excerpt parts={hit.excerpt} />
          </span>
        </div>
      ))}
    </div>
  )
}

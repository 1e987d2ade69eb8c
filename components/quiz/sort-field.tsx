import type { PointerEvent } from 'react'
import type { SortView } from '@/lib/quiz/view'
import { type FieldProps, markOf } from './outcome'
import { Reason } from './reason'

/** Each card is a track with one stop per bin: radio buttons to everyone, and a pointer may drag along the track. */
export function SortField({ view, outcome }: FieldProps<SortView>) {
  return (
    <div className="sort">
      <p className="sort-bins" aria-hidden="true">
        {view.bins.map((bin) => (
          <span key={bin}>{bin}</span>
        ))}
      </p>
      {view.cards.map((card, index) => {
        const right = outcome?.verdict.detail.parts?.[index]
        return (
          <fieldset key={card.text} className="track" onPointerMove={followPointer}>
            <legend>{card.text}</legend>
            <p className="stops">
              {view.bins.map((bin, value) => (
                <label key={bin}>
                  <input type="radio" name={`${view.id}-${index}`} value={value} />
                  <span>{bin}</span>
                </label>
              ))}
            </p>
            {outcome && (right || outcome.open) && <Reason mark="right" html={card.whyHtml} />}
            {right === false && (
              <p className="reason" data-mark={markOf(false)}>
                Not in this one.
              </p>
            )}
          </fieldset>
        )
      })}
    </div>
  )
}

/** Dragging is an extra: with the button held, the stop under the pointer is chosen. */
function followPointer({ buttons, clientX, clientY, currentTarget }: PointerEvent<HTMLFieldSetElement>) {
  if (buttons !== 1 || currentTarget.matches(':disabled')) return
  const stop = document.elementFromPoint(clientX, clientY)?.closest('label')
  const input = currentTarget.contains(stop ?? null) && stop?.querySelector('input')
  if (input) input.checked = true
}

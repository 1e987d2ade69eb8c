import { Rich } from '@/components/instrument/rich'
import type { OrderView } from '@/lib/quiz/view'
import { type FieldProps, markOf } from './outcome'
import { Reason } from './reason'
import { useArranging } from './use-arranging'

/** Lines to put in order: buttons move a line, and a pointer may drag it by its grip. */
export function OrderField({ view, outcome }: FieldProps<OrderView>) {
  const answer = outcome?.answer
  const { order, move, drag, list, said } = useArranging(
    view,
    answer?.kind === 'order' ? answer.order : undefined,
  )
  const parts = outcome?.verdict.detail.parts
  return (
    <>
      <ol className={view.code ? 'arrange arrange-code' : 'arrange'} ref={list} {...drag}>
        {order.map((item, place) => (
          <li key={item} data-item={item} data-mark={parts && markOf(parts[place] === true)}>
            <span className="grip" />
            <Rich className="arrange-line" html={view.itemsHtml[item] ?? ''} />
            <MoveButton way="up" place={place} stuck={place === 0} onMove={() => move(place, place - 1)} />
            <MoveButton
              way="down"
              place={place}
              stuck={place === order.length - 1}
              onMove={() => move(place, place + 1)}
            />
          </li>
        ))}
      </ol>
      <p className="sr-only" role="status">
        {said}
      </p>
      {outcome?.open && <Reason mark="right" html={view.whyHtml} />}
    </>
  )
}

type MoveProps = { way: 'up' | 'down'; place: number; stuck: boolean; onMove: () => void }

function MoveButton({ way, place, stuck, onMove }: MoveProps) {
  return (
    <button
      type="button"
      className={way}
      aria-label={`Move line ${place + 1} ${way}`}
      aria-disabled={stuck || undefined}
      onClick={stuck ? undefined : onMove}
    />
  )
}

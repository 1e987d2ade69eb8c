import type { JourneyStepView, JourneyView } from '@/lib/content/journey-view'
import { Rich } from './rich'

type Props = { journey: JourneyView; step: number; onPick: (step: number) => void }

/**
 * Every step in order, with its share of the time as a bar. The text of the current one shows beside the list;
 * without JavaScript, and on paper, all texts show.
 */
export function JourneySteps({ journey: { actors, steps }, step, onPick }: Props) {
  const total = elapsed(steps, steps.length)
  const name = (actor: number) => actors[actor]?.name
  return (
    <div className="trace">
      {step < 0 && (
        <p className="says needs-js">{`Each row is one message${total > 0 ? ', its bar the time it takes' : ''}. Next step sends the first.`}</p>
      )}
      <ol>
        {Object.entries(steps).map(([place, each]) => (
          <li key={place} data-now={Number(place) === step ? '' : undefined}>
            <button
              type="button"
              aria-current={Number(place) === step ? 'step' : undefined}
              onClick={() => onPick(Number(place))}
            >
              <span>{each.from === each.to ? name(each.to) : `${name(each.from)} → ${name(each.to)}`}</span>
              <code>{each.label}</code>
              {each.ms !== undefined && <span className="ms">{`${each.ms} ms`}</span>}
              {total > 0 && (
                <Share start={elapsed(steps, Number(place)) / total} length={(each.ms ?? 0) / total} />
              )}
            </button>
            <div>
              <Rich as="p" html={each.saysHtml} />
              {each.detail && <pre>{each.detail}</pre>}
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Milliseconds that the first `count` steps take together. */
export const elapsed = (steps: JourneyStepView[], count: number) =>
  Math.round(steps.slice(0, count).reduce((sum, { ms = 0 }) => sum + ms, 0) * 100) / 100

/** When a step takes place within the whole journey: a bar on a line. */
const Share = ({ start, length }: { start: number; length: number }) => (
  <svg aria-hidden="true">
    <rect x={percent(start)} width={percent(length)} />
  </svg>
)

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`

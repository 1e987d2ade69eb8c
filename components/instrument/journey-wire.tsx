import { useLayoutEffect, useRef } from 'react'
import type { JourneyView } from '@/lib/content/journey-view'
import { travel } from './travel'

type Props = { journey: JourneyView; step: number }

/** The actors as stations on a wire; the message travels along it with its label. */
export function JourneyWire({ journey: { actors, steps }, step }: Props) {
  const route = useRef<HTMLOListElement>(null)
  const now = steps[step]
  const first = now ? Math.min(now.from, now.to) : -1
  const last = now ? Math.max(now.from, now.to) : -1

  useLayoutEffect(() => {
    const message = steps[step]
    if (!message || message.from === message.to) return
    const packet = route.current?.querySelector('.packet') ?? null
    travel(packet, route.current?.children[message.from] ?? null, Math.abs(message.to - message.from))
  }, [step, steps])

  return (
    <ol className="route" ref={route}>
      {actors.map(({ name, role, href }, index) => (
        <li
          key={name}
          data-leg={first <= index && index < last ? '' : undefined}
          data-at={index === first || index === last ? '' : undefined}
        >
          {href ? <a href={href}>{name}</a> : <b>{name}</b>}
          <small>{role}</small>
          {now?.to === index && (
            <span
              key={step}
              className="packet"
              data-side={2 * index < actors.length - 1 ? 'start' : 'end'}
              aria-hidden="true"
            >
              <code>{now.label}</code>
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

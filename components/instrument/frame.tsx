import type { ReactNode } from 'react'

type Props = {
  /** What it is, in one word: JOURNEY, SORT, CHECK. */
  label: string
  /** Goes on after the label. */
  title?: ReactNode
  /** At the top right: a count, what is saved. */
  aside?: ReactNode
  className?: string
  children: ReactNode
}

/** The frame that every instrument stands in: a hairline, with the label set into its upper edge. */
export function Frame({ label, title, aside, className = '', children }: Props) {
  return (
    <figure className={`inst ${className}`}>
      <p className="inst-head">
        <b>{label}</b>
        {title && <span>{title}</span>}
        {aside && <span className="inst-aside">{aside}</span>}
      </p>
      {children}
    </figure>
  )
}

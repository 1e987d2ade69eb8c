import type { ReactNode } from 'react'
import type { StaticProps } from '@/lib/content/static-props'

const labels: Record<StaticProps['Callout']['kind'], string> = {
  note: 'Note',
  pitfall: 'Pitfall',
  production: 'In production',
  security: 'Security',
  convention: 'Convention',
  disputed: 'Disputed',
}

/** A remark set apart from the text by a rule in the colour of its kind. */
export function Callout({ kind, title, children }: StaticProps['Callout'] & { children?: ReactNode }) {
  return (
    <div role="note" className={`callout ${kind}`}>
      <p className="callout-label">
        {labels[kind]}
        {title && <b>{title}</b>}
      </p>
      {children}
    </div>
  )
}

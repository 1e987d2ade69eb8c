import type { ReactNode } from 'react'

type Props = {
  /** Where we are, in mono: "M1 · 4", "Role". */
  label?: ReactNode
  title: string
  summary?: string
  children?: ReactNode
}

/** The head of a page: label, the one h1, what it is about. */
export function PageHead({ label, title, summary, children }: Props) {
  return (
    <header className="head">
      {label && <p className="label">{label}</p>}
      <h1>{title}</h1>
      {summary && <p className="lede">{summary}</p>}
      {children}
    </header>
  )
}

import type { ReactNode } from 'react'
import { List } from './list'

export type Pair = { title: string; text: ReactNode; href?: string }

type Props = {
  pairs: readonly Pair[]
  /** Facts rather than an index: the titles step back. */
  data?: boolean
}

/** What something is called, and what it is: the index of a manual, or a list of facts. */
export function Pairs({ pairs, data }: Props) {
  return <List as="dl" className={data ? 'pairs data' : 'pairs'} of={pairs.map(asRow)} />
}

const asRow = ({ title, text, href }: Pair) => (
  <div>
    <dt>{href ? <a href={href}>{title}</a> : title}</dt>
    <dd>{text}</dd>
  </div>
)

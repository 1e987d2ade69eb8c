import { createElement, type ReactElement } from 'react'

type Props = {
  of: ReactElement[]
  as?: 'ul' | 'ol' | 'dl'
  className?: string
}

/**
 * A list that never changes. Its items are static children and so need no keys: a page would carry those beside
 * each text, since the flight payload repeats what the HTML says.
 */
export const List = ({ of, as = 'ul', ...attributes }: Props) => createElement(as, attributes, ...of)

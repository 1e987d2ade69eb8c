import { Rich } from '@/components/instrument/rich'
import type { Mark } from './outcome'

const words: Record<Mark, string> = { right: 'Right.', wrong: 'Wrong.' }

/** A verdict in a word and a shape, with its reason. */
export function Reason({ mark, html }: { mark: Mark; html: string }) {
  return (
    <p className="reason" data-mark={mark}>
      <b>{words[mark]}</b> <Rich html={html} />
    </p>
  )
}

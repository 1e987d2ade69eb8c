import { useEffect, useRef } from 'react'
import { offerFile } from '@/components/outbox/offer-file'
import { Pairs } from '@/components/ui/pairs'
import type { Receipt } from '@/lib/custody/schema'

/** What was deleted. Nothing keeps it but the person who downloads it. */
export function ReceiptCard({ receipt }: { receipt: Receipt }) {
  const words = useRef<HTMLParagraphElement>(null)
  useEffect(() => words.current?.focus(), [])
  const { at, events, account, learner } = receipt
  return (
    <div className="custody">
      <p ref={words} role="status" tabIndex={-1}>
        Everything was deleted. What another device still sends in your name is refused, and deleted there,
        too.
      </p>
      <Pairs
        data
        pairs={[
          { title: 'When', text: <time dateTime={at}>{`${at.slice(0, 16).replace('T', ' ')} UTC`}</time> },
          { title: 'Entries', text: String(events) },
          { title: 'Account', text: account ? 'Deleted, with its ways to sign in' : 'There was none' },
          { title: 'Number', text: <code>{learner}</code> },
        ]}
      />
      <p className="acts">
        <button
          type="button"
          className="button needs-js"
          onClick={() => offerFile('serverside-receipt', { format: 'serverside-receipt', v: 1, ...receipt })}
        >
          Download the receipt
        </button>
        <a href="/">Back to the first page</a>
      </p>
    </div>
  )
}

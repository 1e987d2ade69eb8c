'use client'

import { useRef, useState } from 'react'
import { ownItems } from '@/components/progress/batch'
import { outboxFile } from '@/components/progress/device-data'
import type { Pending } from '@/components/progress/pending-store'
import { SaveProblem } from '@/components/progress/save-problem'
import { waitsForSignIn } from '@/components/progress/save-words'
import { useProgress } from '@/components/progress/use-progress'
import { Section } from '@/components/site/section'
import { Entries, type Pages } from './entries'
import { offerFile } from './offer-file'
import { Others } from './others'

/** Everything of the learner who is here that the server does not have, and what can be done about it. */
export function Waiting({ pages }: { pages: Pages }) {
  const { outbox, retry, dismiss } = useProgress()
  const [hasFile, setHasFile] = useState(false)
  const said = useRef<HTMLParagraphElement>(null)
  const items = ownItems(outbox)
  const refused = items.filter((item) => item.refused)
  const waiting = items.filter((item) => !item.refused)
  const mustSignIn = waitsForSignIn(outbox) > 0
  const download = () => {
    offerFile('serverside-outbox', outboxFile(items))
    setHasFile(true)
  }
  const letGo = (item: Pending) => {
    if (!hasFile && !confirm('Dismiss this entry? It is saved nowhere else.')) return
    dismiss(item)
    // The button that was pressed goes away with its entry.
    said.current?.focus()
  }
  return (
    <div className="needs-js">
      <SaveProblem isListed />
      <Section id="waiting" title="Waiting" note="Sent by itself as soon as the server can be reached.">
        <p ref={said} role="status" tabIndex={-1}>
          {waitingWords(waiting.length, refused.length === 0 && !mustSignIn)}
        </p>
        <Entries items={waiting} pages={pages} />
        {waiting.length > 0 && <Button words="Send now" onPress={retry} />}
      </Section>
      {refused.length > 0 && (
        <Section id="refused" title="Not accepted" note="Kept here until you dismiss it.">
          <Entries items={refused} pages={pages} onDismiss={letGo} />
        </Section>
      )}
      {items.length > 0 && (
        <Section id="download" title="Download" note="JSON. The import of an account takes it.">
          <p className="note">Everything listed here, so that nothing depends on this browser.</p>
          <Button words="Download" onPress={download} />
        </Section>
      )}
      <Others outbox={outbox} />
    </div>
  )
}

const Button = ({ words, onPress }: { words: string; onPress: () => void }) => (
  <p className="acts">
    <button type="button" className="button" onClick={onPress}>
      {words}
    </button>
  </p>
)

function waitingWords(count: number, isAll: boolean) {
  if (count === 0) return isAll ? 'Nothing waits: the server has everything you did here.' : 'Nothing waits.'
  return count === 1 ? '1 entry waits.' : `${count} entries wait.`
}

import { ownItems } from '@/components/progress/batch'
import type { OutboxState } from '@/components/progress/outbox-state'
import { waitsForSignIn } from '@/components/progress/save-words'
import { Section } from '@/components/site/section'

/** How much waits for somebody else, and nothing of what it is. */
export function Others({ outbox }: { outbox: OutboxState }) {
  const own = new Set(ownItems(outbox))
  const others = outbox.items.filter((item) => !own.has(item))
  if (others.length === 0) return null
  const nobodys = others.filter(({ owner }) => owner === null).length
  const paused = waitsForSignIn(outbox)
  const foreign = others.length - nobodys - paused
  return (
    <Section id="others" title="Of others" note="Neither shown nor saved under your name.">
      {paused > 0 && (
        <>
          <p>
            {counted(paused)} for an account that was signed in here, and will be sent when it signs in again.
          </p>
          <p className="acts">
            <a className="button first" href="/sign-in?to=/outbox">
              Sign in
            </a>
          </p>
        </>
      )}
      {foreign > 0 && (
        <p>
          {counted(foreign)} for another learner of this browser, and will be sent when that learner is here
          again.
        </p>
      )}
      {nobodys > 0 && (
        <p>{counted(nobodys)} from before you signed in, and will be sent after you sign out.</p>
      )}
    </Section>
  )
}

const counted = (count: number) => (count === 1 ? '1 entry waits' : `${count} entries wait`)

import { whyUnknown } from '@/components/progress/known'
import { type Progress, useProgress } from '@/components/progress/use-progress'
import { Section } from '@/components/site/section'

/** While there is nothing to show: why. */
export function Nothing({ status }: Pick<Progress, 'status'>) {
  const { outbox } = useProgress()
  const unknown = whyUnknown({ status, outbox })
  return (
    <Section id="none" title={unknown ? 'Your notes' : 'No notes yet'}>
      <p className="text needs-js">
        {unknown ??
          'What you note, highlight or bookmark on the pages of this manual is listed here, by module and page.'}
      </p>
    </Section>
  )
}

/** The server could not be asked. */
export function NotLoaded({ onRetry }: { onRetry: () => void }) {
  return (
    <p className="save-problem" role="alert">
      <b>Your notes could not be loaded.</b> What you wrote on this device is shown; the rest is kept on the
      server.{' '}
      <button type="button" className="button" onClick={onRetry}>
        Load again
      </button>
    </p>
  )
}

/** The server could not be asked, but this device remembers. */
export const Remembered = () => (
  <p className="save-problem" role="status">
    <b>The server cannot be asked at the moment.</b> This is what this device knows; notes that you made
    elsewhere may be missing.
  </p>
)

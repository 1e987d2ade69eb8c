import { type RefObject, useEffect } from 'react'

/** Opens the `<Answer>` below a prediction once the reader has committed. */
export function useOpenedAnswer(fields: RefObject<HTMLElement | null>, isCommitted: boolean) {
  useEffect(() => {
    if (!isCommitted) return
    const below = fields.current?.closest('[data-island]')?.nextElementSibling
    below?.querySelector('.answer')?.setAttribute('open', '')
  }, [fields, isCommitted])
}

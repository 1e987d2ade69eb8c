import type { ReactNode } from 'react'

/** What went wrong, said before anything else on the page. */
export function Problem({ children }: { children: ReactNode }) {
  return (
    <p className="problem" role="alert">
      {children}
    </p>
  )
}

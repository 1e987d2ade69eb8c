import type { ReactNode } from 'react'
import { DevRefresh } from '@/components/site/dev-refresh.client'
import { currentEdition } from '@/lib/content/live'
import '@/components/site/dev-problems.css'

/** Stands around every page under `npm run dev` only (see next.config.mjs): nothing of it is in a build. */
export default function DevelopmentTemplate({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <DevRefresh edition={currentEdition()} />
    </>
  )
}

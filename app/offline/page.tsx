import type { Metadata } from 'next'
import { KeptPages } from '@/components/offline/kept-pages.client'
import { Broken } from '@/components/site/broken.client'

export const metadata: Metadata = { title: 'No connection', robots: { index: false } }

/** Shown in place of a page that is not on this device while there is no network. */
export default function Offline() {
  return (
    <Broken status="No connection" title="The network ends here" at={0}>
      <p>
        This page is not on your device yet, and no request gets out at the moment. Search needs the network
        too: the server does the looking.
      </p>
      <p>What you answered is kept on this device and will be sent when the connection is back.</p>
      <KeptPages />
    </Broken>
  )
}

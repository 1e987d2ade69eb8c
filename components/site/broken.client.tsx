'use client'

import type { ReactNode } from 'react'
import { useNetwork } from '@/components/offline/network-sign'

type Props = {
  /** As a server would say it: "404 Not Found". */
  status: string
  title: string
  /** Where on the wire it ended, 0 (client) to 4 (database). */
  at: number
  children: ReactNode
}

const stations = ['client', 'network', 'web server', 'application', 'database']
const place = (index: number) => 7 + index * 156.5

/** A page that could not be shown: the wire up to the station where the request ended, and what to do next. */
export function Broken({ status, title, at, children }: Props) {
  return (
    <main id="main" className="page broken">
      <p className="label">{status}</p>
      <h1>{title}</h1>
      <svg viewBox="0 0 640 56" role="img" aria-label={`The request ended at the ${stations[at]}.`}>
        <path className="ahead" d="M7 16h626" />
        <path d={`M7 16H${place(at)}`} />
        {stations.map((name, index) => (
          <g key={name} className={index > at ? 'ahead' : index === at ? 'end' : undefined}>
            <circle cx={place(index)} cy="16" r="6" />
            <text x={named(index)} y="44" textAnchor={anchor(index)}>
              {name}
            </text>
          </g>
        ))}
      </svg>
      <div className="text">{children}</div>
    </main>
  )
}

/** The first name begins and the last one ends where the drawing does. */
const named = (index: number) => (index === 0 ? 0 : index === stations.length - 1 ? 640 : place(index))

function anchor(index: number) {
  if (index === 0) return 'start'
  return index === stations.length - 1 ? 'end' : 'middle'
}

/** Without props, since every page carries it in case its address turns out to be wrong. */
export function NotFoundPage() {
  return (
    <Broken status="404 Not Found" title="Nothing is at this address" at={3}>
      <p>
        The request went through and the server answered; it knows of no page with this address. It may have
        been mistyped, or the link that led here is wrong.
      </p>
      <p>
        <a href="/search">Search</a> for it, look along <a href="/learn">the path</a>, or find the word in the{' '}
        <a href="/glossary">glossary</a>.
      </p>
    </Broken>
  )
}

const failed = { status: '500 Internal Server Error', title: 'Something broke on our side', at: 3 }

/** Served when the server failed before it had a page to show. */
export function ServerErrorPage() {
  return (
    <Broken {...failed}>
      <p>The page could not be made. What you have answered is kept; loading it again does no harm.</p>
    </Broken>
  )
}

type Failure = { error: Error & { digest?: string }; retry: () => void }

const unreachable = { status: 'No connection', title: 'The network ends here', at: 0 }

/** Says whether the network or we failed, offers to try again, and gives the number under which a failure of ours was logged. */
export function ErrorPage({ error, retry }: Failure) {
  return (
    <Broken {...(useNetwork() ? failed : unreachable)}>
      <p>The page could not be made. What you have answered is kept; trying again does no harm.</p>
      <p>
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
      </p>
      {error.digest && <p className="label">Logged as {error.digest}</p>}
    </Broken>
  )
}

/** Stands in for the whole document when the layout itself fails. */
export function BrokenDocument(failure: Failure) {
  return (
    <html lang="en">
      <body>
        <title>Something broke on our side · Serverside</title>
        <ErrorPage {...failure} />
      </body>
    </html>
  )
}

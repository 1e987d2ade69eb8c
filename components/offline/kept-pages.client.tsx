'use client'

import { useEffect } from 'react'
import { useKeptPages } from './use-kept-pages'

/** What can be read without a network: the shell at once, and whatever else is on this device. */
export function KeptPages() {
  const [groups] = useKeptPages()
  useEffect(() => {
    const again = () => location.reload()
    // This page stands in for another one; its own address has nothing to wait for.
    if (location.pathname === '/offline') return
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [])
  return (
    <>
      <p className="acts needs-js">
        <button type="button" className="button" onClick={() => location.reload()}>
          Try again
        </button>
      </p>
      <h2>On this device</h2>
      <p>
        <a href="/learn">The path</a>, <a href="/dashboard">your dashboard</a> and{' '}
        <a href="/settings">the settings</a> are here.
        {groups?.length === 0 && ' Lessons you open, or keep from a module’s page, will be here too.'}
      </p>
      {groups?.map(({ title, pages }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul className="lines">
            {pages.map((page) => (
              <li key={page.address}>
                <a href={page.address}>{page.title}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { showLatest } from '@/components/lesson/latest-rev'
import { type News, type PageProblem, since } from '@/lib/content/news'

/**
 * Development only: shows an edited page as soon as it is compiled, and what is wrong with it.
 * `edition` is that of the content the page was rendered from.
 */
export function DevRefresh({ edition }: { edition: number }) {
  const router = useRouter()
  const page = usePathname()
  const [news, setNews] = useState<News | null>(null)

  useEffect(() => {
    const events = new EventSource(`/api/dev/content?page=${encodeURIComponent(page)}`)
    events.onmessage = ({ data }: MessageEvent<string>) => {
      setNews(JSON.parse(data))
    }
    return () => events.close()
  }, [page])

  // The page says which edition it shows, so that an edit made while it was loading is not missed.
  useEffect(() => {
    if (!news) return
    const bodies = since(edition, news)
    if (bodies) showLatest(bodies)
    else router.refresh()
  }, [news, edition, router])

  // One that a production build left on this address would answer with that build’s pages.
  useEffect(() => {
    navigator.serviceWorker
      ?.getRegistrations()
      .then((installed) => Promise.all(installed.map((worker) => worker.unregister())))
      .catch(() => undefined)
  }, [])

  const problems = news?.problems ?? []
  const own = problems.filter(({ href }) => href === page)
  const elsewhere = problems.length - own.length
  if (problems.length === 0) return null
  return (
    <section className="dev-problems" aria-label="Problems of the content">
      {own.length > 0 && <Problems problems={own} />}
      {elsewhere > 0 && <p>{elsewhere} on other pages: npm run check:content</p>}
    </section>
  )
}

function Problems({ problems }: { problems: PageProblem[] }) {
  return (
    <ol>
      {problems.map(({ file, line, column, message, fix, rule }) => (
        <li key={`${file}:${line}:${column}:${message}`}>
          <code>
            {file}:{line}:{column}
          </code>{' '}
          {message} <small>({rule})</small>
          {fix && <p>{fix}</p>}
        </li>
      ))}
    </ol>
  )
}

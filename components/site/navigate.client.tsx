'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useOfflineReading } from '@/components/offline/use-offline-reading'

/**
 * Files and renditions are left to the browser, and so is signing in: its pages are made for whoever asks and are not to
 * be fetched ahead. Everything else on this origin is a page.
 */
const isPage = (url: URL) =>
  url.origin === location.origin &&
  !/\.\w+$|^\/(api|og|_content)\/|^\/(sign-in|mailbox|settings\/(account|delete))/.test(url.pathname)

const linkOf = (event: Event) => (event.target instanceof Element ? event.target.closest('a') : null)

function destination(event: Event): string | undefined {
  const link = linkOf(event)
  if (!link?.href || link.target || link.hasAttribute('download')) return
  const url = new URL(link.href)
  const samePage = url.pathname === location.pathname && url.search === location.search
  return isPage(url) && !samePage ? url.pathname + url.search + url.hash : undefined
}

const opensElsewhere = (event: MouseEvent) =>
  event.defaultPrevented ||
  event.button !== 0 ||
  event.metaKey ||
  event.ctrlKey ||
  event.shiftKey ||
  event.altKey

/** Drawers and menus lie over the page; following a link puts them away. */
function closeDrawers() {
  for (const open of document.querySelectorAll<HTMLElement>(':popover-open')) open.hidePopover()
}

/**
 * One set of listeners makes every plain link of the portal, those in compiled lessons included, a client-side
 * navigation that is fetched ahead when the pointer or focus comes near. Cheaper than a `Link` for each.
 */
export function Navigate() {
  const router = useRouter()
  useOfflineReading()

  useEffect(() => {
    const listeners = new AbortController()
    const warm = (event: Event) => {
      const href = destination(event)
      if (href) router.prefetch(href)
    }
    const follow = (event: MouseEvent) => {
      if (opensElsewhere(event) || !linkOf(event)) return
      closeDrawers()
      const href = destination(event)
      if (!href) return
      event.preventDefault()
      router.push(href)
    }
    const options = { passive: true, signal: listeners.signal }
    for (const type of ['pointerover', 'touchstart', 'focusin'])
      document.addEventListener(type, warm, options)
    document.addEventListener('click', follow, { signal: listeners.signal })
    // Until now it said that scripts run; now they are at work.
    document.documentElement.dataset.js = 'ready'
    return () => listeners.abort()
  }, [router])

  return null
}

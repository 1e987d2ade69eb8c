/** Acts after loading, when the browser has nothing better to do; answers how to call it off. */
export function whenSettled(act: () => void): () => void {
  const timers: (() => void)[] = []
  const soon = () => {
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(act, 200)
      timers.push(() => clearTimeout(timer))
    } else {
      const idle = requestIdleCallback(act, { timeout: 1500 })
      timers.push(() => cancelIdleCallback(idle))
    }
  }
  if (document.readyState === 'complete') soon()
  else addEventListener('load', soon, { once: true })
  return () => {
    removeEventListener('load', soon)
    for (const clear of timers) clear()
  }
}

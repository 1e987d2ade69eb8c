import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { startScriptsAfterPaint } from './after-paint'

const page =
  '<head><link rel="preload" as="script" fetchPriority="low" href="/_next/b.js"/><script src="/_next/a.js" async=""></script><script src="/_next/old.js" noModule=""></script></head><body><p>Text</p><script src="/_next/b.js" async=""></script></body>'
const sealed = startScriptsAfterPaint(page)
const starter = sealed.match(/<script>(.*?)<\/script>/)?.[1] ?? ''

type Observer = { observe: (options: object) => void }
/** Runs the starter in a page whose browser reports paints when told to, if at all. */
function open(browser: 'paints' | 'never paints' | 'reports nothing') {
  const started: string[] = []
  const timers: (() => void)[] = []
  let painted = () => {}
  class PerformanceObserver implements Observer {
    constructor(tell: () => void) {
      painted = tell
    }
    observe() {
      if (browser === 'reports nothing') throw new TypeError('unsupported')
    }
  }
  runInNewContext(starter, {
    document: {
      querySelectorAll: () =>
        [...sealed.matchAll(/as="script" fetchPriority="low" href="([^"]+)"/g)].map(([, href]) => ({
          getAttribute: () => href,
        })),
      createElement: () => ({}),
      head: { append: ({ src }: { src: string }) => started.push(src) },
    },
    PerformanceObserver,
    setTimeout: (act: () => void) => timers.push(act),
  })
  return { started, paint: () => painted(), wait: () => timers.forEach((act) => void act()) }
}

describe('the scripts of a page', () => {
  it('are fetched at once, each once, and named by no element that runs them', () => {
    expect(sealed.match(/<link rel="preload" as="script"/g)).toHaveLength(2)
    expect(sealed).not.toContain('async=""')
    expect(sealed).toContain('<script src="/_next/old.js" noModule=""></script>')
  })

  it('start with the first paint, once', () => {
    const { started, paint, wait } = open('paints')
    expect(started).toEqual([])
    paint()
    paint()
    wait()
    expect(started.sort()).toEqual(['/_next/a.js', '/_next/b.js'])
  })

  it('start all the same where nothing is painted or no paint is reported', () => {
    const background = open('never paints')
    background.wait()
    expect(background.started).toHaveLength(2)
    expect(open('reports nothing').started).toHaveLength(2)
  })

  it('are left alone on a page that has none', () => {
    expect(startScriptsAfterPaint('<p>Text</p>')).toBe('<p>Text</p>')
  })
})

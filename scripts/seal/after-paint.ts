/**
 * Lets a page paint before its scripts run. Next asks for them with `async`, so that a cached or quick script runs
 * before the text is on screen and a slow phone shows nothing for the time it takes. Here they are fetched as early as
 * before, and put to work by the first contentful paint (https://w3c.github.io/paint-timing/), or after a second where
 * nothing is painted, as in a tab in the background.
 */

const asyncScript = /<script src="(\/_next\/[^"]+)" async=""><\/script>/g

const starter =
  '(d=>{let go=()=>{go=()=>{};for(let l of d.querySelectorAll("link[as=script]"))d.head.append(Object.assign(d.createElement("script"),{src:l.getAttribute("href"),async:true}))};try{new PerformanceObserver(()=>go()).observe({type:"paint",buffered:true})}catch{go()}setTimeout(()=>go(),1e3)})(document)'

/** The HTML of a page with its scripts started by its first paint. The same page when it asks for none. */
export function startScriptsAfterPaint(html: string): string {
  const sources = [...html.matchAll(asyncScript)].map(([, source]) => source ?? '')
  if (sources.length === 0) return html
  let left = sources.length
  return html.replace(asyncScript, (_, source: string) => {
    left--
    const start = left === 0 ? `<script>${starter}</script>` : ''
    return fetched(html, source) ? start : preload(source) + start
  })
}

const preload = (source: string) => `<link rel="preload" as="script" fetchPriority="low" href="${source}"/>`

const fetched = (html: string, source: string) => html.includes(preload(source))

import 'server-only'
import fs from 'node:fs'
import path from 'node:path'
import { type News, newsFile, viewedFile } from '@/lib/content/news'

const absolute = (file: string) => path.join(/* turbopackIgnore: true */ process.cwd(), file)

const read = () => (fs.existsSync(absolute(newsFile)) ? fs.readFileSync(absolute(newsFile), 'utf8') : '')

/** Development only. Which edition of the content a page that is rendered now shows. */
export function currentEdition(): number {
  const news: News | undefined = read() === '' ? undefined : JSON.parse(read())
  return news?.edition ?? 0
}

/**
 * Development only. Calls `tell` with the watcher's news now and whenever they change; `href` is the page that is open,
 * which the watcher then checks. Answers with what ends it.
 */
export function followNews(href: string, tell: (news: string) => void): () => void {
  let last = ''
  const look = () => {
    const news = read()
    if (news !== '' && news !== last) tell(news)
    last = news
  }
  const watcher = fs.watch(absolute(path.dirname(newsFile)), (_, name) => {
    if (name === path.basename(newsFile)) look()
  })
  fs.writeFileSync(absolute(viewedFile), href)
  look()
  return () => watcher.close()
}

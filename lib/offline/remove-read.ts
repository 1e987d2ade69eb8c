import { cacheNames, pagesIn, removePages } from './keep'
import { shell } from './kept-list'

/** Lets go of every page but the shell: what is kept tells what was read. */
export async function removeRead(): Promise<void> {
  const pages = (await Promise.all((await cacheNames()).map(pagesIn))).flat()
  await removePages(pages.filter((page) => !shell.includes(page)))
}

import type { PathModule } from '@/components/progress/path'
import type { ModuleView } from '@/lib/content/view'

/** The modules as client components need them: no more than is shown, since every field travels with the page. */
export const asPath = (modules: readonly ModuleView[]): PathModule[] =>
  modules.map(({ id, href, title, number, lessons }) => ({
    id,
    href,
    title,
    number,
    lessons: lessons.map(({ id, href, title, number, minutes, checks }) => ({
      id,
      href,
      title,
      number,
      minutes,
      checks,
    })),
  }))

import type { PageKind } from '@/lib/content/view'

/** What a page is, as the interface says it. */
export const kindNames: Record<PageKind, string> = {
  lesson: 'Lesson',
  role: 'Role',
  stack: 'Stack',
  term: 'Term',
}

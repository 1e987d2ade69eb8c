import { List } from '@/components/ui/list'
import type { HeadingView } from '@/lib/content/view'

/** What stands on this page: in the margin where there is one, else a drawer. */
export function Contents({ headings }: { headings: HeadingView[] }) {
  return (
    <nav id="contents" popover="auto" aria-label="On this page">
      <p className="label">On this page</p>
      <List as="ol" of={headings.map(asItem)} />
    </nav>
  )
}

const asItem = ({ id, depth, text }: HeadingView) => (
  <li {...(depth === 3 && { className: 'sub' })}>
    <a href={`#${id}`}>{text}</a>
  </li>
)

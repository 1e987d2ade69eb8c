import { List } from '@/components/ui/list'
import type { LessonSummary, ModuleView } from '@/lib/content/view'

type Props = { module: ModuleView; current: string }

/** The module's stretch of wire. A column on wide screens, a drawer (`popover`) on the others. */
export function Rail({ module: { number, title, href, lessons }, current }: Props) {
  const station = (lesson: LessonSummary) => (
    <li data-lesson={lesson.id}>
      <a href={lesson.href} {...(lesson.id === current && { 'aria-current': 'page' })}>
        {lesson.title}
      </a>
    </li>
  )
  return (
    <nav id="rail" popover="auto" aria-label={`Lessons of module ${number}`}>
      <p className="label">
        <a href={href}>{`${number} · ${title}`}</a>
      </p>
      <List as="ol" className="wire" of={lessons.map(station)} />
    </nav>
  )
}

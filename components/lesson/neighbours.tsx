import type { LessonRef, LessonView } from '@/lib/content/view'

/** Previous and next lesson, as the two ends of a stretch of wire. */
export function Neighbours({ previous, next }: Pick<LessonView, 'previous' | 'next'>) {
  return (
    <nav className="neighbours" aria-label="Previous and next lesson">
      {previous && <Neighbour rel="prev" says="Previous" lesson={previous} />}
      {next && <Neighbour rel="next" says="Next" lesson={next} />}
    </nav>
  )
}

function Neighbour({ rel, says, lesson }: { rel: string; says: string; lesson: LessonRef }) {
  return (
    <a rel={rel} href={lesson.href}>
      <span className="label">{`${says} · ${lesson.number}`}</span>
      {lesson.title}
    </a>
  )
}

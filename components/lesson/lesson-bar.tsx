import type { LessonRef, LessonView } from '@/lib/content/view'

type Lesson = Pick<LessonView, 'number' | 'previous' | 'next'>

/** Where there is no room for rail and margin: their drawers, and the neighbours. At the bottom on a phone. */
export function LessonBar({ number, previous, next }: Lesson) {
  return (
    <nav className="lesson-bar" aria-label="Lesson">
      <Neighbour rel="prev" says="Previous" lesson={previous} />
      <button type="button" popoverTarget="rail">
        {number}
      </button>
      <button type="button" popoverTarget="contents">
        Contents
      </button>
      <Neighbour rel="next" says="Next" lesson={next} />
    </nav>
  )
}

type NeighbourProps = { rel: 'prev' | 'next'; says: string; lesson?: LessonRef }

/** An arrow; its place stays when there is no such lesson. */
function Neighbour({ rel, says, lesson }: NeighbourProps) {
  if (!lesson) return <span />
  return (
    <a rel={rel} href={lesson.href} aria-label={`${says}: ${lesson.title}`}>
      {rel === 'prev' ? '←' : '→'}
    </a>
  )
}

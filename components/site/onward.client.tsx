'use client'

import { type PathModule, positionOf } from '@/components/progress/path'
import { useLearnerState } from '@/components/progress/use-progress'
import { overview } from '@/lib/progress/overview'

/** The one button that leads on: to the beginning of the path, or to where this reader left off. */
export function Onward({ modules }: { modules: PathModule[] }) {
  const seen = overview(useLearnerState())
  const { resume, next } = positionOf(modules, seen)
  const lesson = resume ?? next ?? modules[0]?.lessons[0]
  if (!lesson) return null
  const words = seen.latestLesson === null ? 'Begin' : resume ? 'Go on' : 'Next'
  return (
    <a className="button" href={lesson.href}>
      {words}: {lesson.title}
    </a>
  )
}

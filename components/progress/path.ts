import type { LessonRef, ModuleRef } from '@/lib/content/view'
import type { Overview } from '@/lib/progress/overview'

/** What the dashboard needs to know of the content: modules and lessons in reading order. */
export type PathModule = ModuleRef & { lessons: PathLesson[] }
export type PathLesson = LessonRef & { checks: string[] }

export type Position = {
  /** The lesson of the latest answer, while it is not complete. */
  resume?: PathLesson
  /** The first lesson not yet complete, counted from where the learner is and around. */
  next?: PathLesson
}

/** Where a learner is on the path, and what comes next. */
export function positionOf(modules: readonly PathModule[], { latestLesson, lessons }: Overview): Position {
  const path = modules.flatMap((module) => module.lessons)
  const isOpen = ({ id }: PathLesson) => !lessons[id]?.completed
  const at = path.findIndex(({ id }) => id === latestLesson)
  const latest = path[at]
  const onward = [...path.slice(at + 1), ...path.slice(0, Math.max(0, at))]
  return { resume: latest && isOpen(latest) ? latest : undefined, next: onward.find(isOpen) }
}

export type Reopened = { lesson: PathLesson; question: string; at: string; count: number }

/** Lessons with questions whose latest answer was wrong, the latest first: how many, and where the newest of them stands. */
export function reopenedOf(modules: readonly PathModule[], { toRevisit }: Overview): Reopened[] {
  const lessons = new Map(modules.flatMap((module) => module.lessons.map((lesson) => [lesson.id, lesson])))
  const found = new Map<string, Reopened>()
  for (const { question, lesson: id, at } of toRevisit) {
    const [lesson, seen] = [lessons.get(id), found.get(id)]
    if (seen) seen.count += 1
    else if (lesson) found.set(id, { lesson, question, at, count: 1 })
  }
  return [...found.values()]
}

/** How many of a lesson’s checks have been right at least once. */
export function rightChecks({ id, checks }: PathLesson, { lessons }: Overview): number {
  const questions = lessons[id]?.questions ?? {}
  return checks.filter((check) => questions[check]?.firstRightAt).length
}

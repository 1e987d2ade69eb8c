import { writtenDate } from '@/lib/dates'
import type { Known } from './known'

const shown = 8

/** Lessons with answers to revisit, newest first; a question is a link to itself in its lesson. */
export function Revisit({ modules, seen, unknown }: Known) {
  const lessons = new Map(modules.flatMap((module) => module.lessons.map((lesson) => [lesson.id, lesson])))
  const open = seen.toRevisit.filter(({ lesson }) => lessons.has(lesson)).slice(0, shown)
  if (open.length === 0) return <p className="revisit note">{unknown ?? 'Nothing to revisit.'}</p>
  return (
    <ul className="index revisit">
      {open.map(({ question, lesson, at }) => (
        <li key={question}>
          <a href={`${lessons.get(lesson)?.href}#${question}`}>{lessons.get(lesson)?.title}</a>
          <p>
            {lessons.get(lesson)?.number}, answered {writtenDate(at.slice(0, 10))}
          </p>
        </li>
      ))}
    </ul>
  )
}

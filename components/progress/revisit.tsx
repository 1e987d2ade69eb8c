import { writtenDate } from '@/lib/dates'
import type { Known } from './known'
import { reopenedOf } from './path'

const shown = 8

/** Lessons with answers to revisit, newest first; each links to the question that was missed last. */
export function Revisit({ modules, seen, unknown }: Known) {
  const open = reopenedOf(modules, seen).slice(0, shown)
  if (open.length === 0) return <p className="revisit note">{unknown ?? 'Nothing to revisit.'}</p>
  return (
    <ul className="index revisit">
      {open.map(({ lesson, question, at, count }) => (
        <li key={lesson.id}>
          <a href={`${lesson.href}#${question}`}>{lesson.title}</a>
          <p>
            {lesson.number}, {count} {count === 1 ? 'question' : 'questions'}, last tried{' '}
            {writtenDate(at.slice(0, 10))}
          </p>
        </li>
      ))}
    </ul>
  )
}

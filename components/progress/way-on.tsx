import type { ReactNode } from 'react'
import type { Known } from './known'
import { type PathLesson, positionOf, rightChecks } from './path'

/** Resume and next, or where to begin. Two lines in every state, so that nothing moves when the answer comes. */
export function WayOn({ modules, seen, unknown }: Known) {
  const { resume, next } = positionOf(modules, seen)
  const fresh = seen.latestLesson === null
  if (unknown) return <p className="way note">{unknown}</p>
  return (
    <div className="way">
      {fresh && (
        <p>Nothing is kept yet. Answer a question in a lesson, and you find it here; no account is needed.</p>
      )}
      {resume && (
        <p>
          <Lesson lesson={resume} primary words="Resume">
            , {rightChecks(resume, seen)} of {resume.checks.length} checks right
          </Lesson>
        </p>
      )}
      {next && (
        <p>
          <Lesson lesson={next} primary={!resume} words={fresh ? 'Begin' : 'Next'} />
        </p>
      )}
      {!resume && !next && <p>Every lesson is complete.</p>}
    </div>
  )
}

type Props = { lesson: PathLesson; primary: boolean; words: string; children?: ReactNode }

function Lesson({ lesson, primary, words, children }: Props) {
  return (
    <>
      <a className={primary ? 'button first' : 'button'} href={lesson.href}>
        {words}: {lesson.title}
      </a>
      <span className="label">
        {lesson.number}
        {children}
      </span>
    </>
  )
}

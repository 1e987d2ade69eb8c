import { Frame } from '@/components/instrument/frame'
import { SaveProblem } from '@/components/progress/save-problem'
import { SaveState } from '@/components/progress/save-state'
import { useAnswered, useLearnerState } from '@/components/progress/use-progress'
import type { QuizProps } from '@/lib/quiz/view'
import { BeginAnew } from './begin-anew'
import { Question } from './question'
import { type Next, useWhatFollows } from './what-follows.client'

/** All checks of a lesson on one stretch of wire; a station fills when its question has been right once. */
export function Quiz({ questions }: QuizProps) {
  const isRight = useAnswered()
  const next = useWhatFollows()
  const state = useLearnerState()
  const isAnswered = questions.some(({ id }) => id in state.questions)
  const right = questions.filter(({ id }) => isRight(id)).length
  return (
    <Frame label="Check" title={`${right} of ${questions.length} right`} aside={<SaveState />}>
      <ol className="wire checks">
        {questions.map((view) => (
          <li key={view.id} data-state={isRight(view.id) ? 'complete' : undefined}>
            <Question view={view} />
          </li>
        ))}
      </ol>
      <SaveProblem />
      <Standing left={questions.length - right} next={next} />
      {questions[0] && <BeginAnew lesson={questions[0].lesson} isOffered={isAnswered} />}
    </Frame>
  )
}

type StandingProps = { left: number; next?: Next }

/** Where the lesson stands, in one line that is always there, so that nothing moves when it changes. */
function Standing({ left, next }: StandingProps) {
  return (
    <p className="standing" role="status" data-state={left === 0 ? 'complete' : undefined}>
      {left > 0 && `The lesson is complete when each has been right once; ${left} to go.`}
      {left === 0 && 'Lesson complete. '}
      {left === 0 && next && (
        <>
          Next: <a href={next.href}>{next.title}</a>
        </>
      )}
    </p>
  )
}

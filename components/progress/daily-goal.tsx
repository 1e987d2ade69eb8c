import { answersToday } from '@/lib/progress/today'
import { useProgress } from './use-progress'

/** How much of what the learner set out to do today is done. Says nothing of days that went otherwise; always one line. */
export function DailyGoal() {
  const { state } = useProgress()
  const goal = state.settings.daily_goal?.value
  if (typeof goal !== 'number')
    return (
      <p className="note">
        <a href="/settings#you">Set a daily goal</a>
      </p>
    )
  const answers = answersToday(state, new Date())
  return (
    <p className="note">
      {`${answers} of ${goal} ${goal === 1 ? 'answer' : 'answers'} today. `}
      <a href="/settings#you">{answers >= goal ? 'Your goal is reached' : 'Change the goal'}</a>
    </p>
  )
}

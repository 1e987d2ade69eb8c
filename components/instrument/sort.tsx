import { Question } from '@/components/quiz/question'
import type { QuestionProps } from '@/lib/quiz/view'
import { Frame } from './frame'

/** Cards to put into bins. */
export function Sort({ question }: QuestionProps) {
  return (
    <Frame label="Sort">
      <Question view={question} />
    </Frame>
  )
}

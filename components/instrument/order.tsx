import { Question } from '@/components/quiz/question'
import type { QuestionProps } from '@/lib/quiz/view'
import { Frame } from './frame'

/** Lines or steps to put in order. */
export function Order({ question }: QuestionProps) {
  return (
    <Frame label="Order">
      <Question view={question} />
    </Frame>
  )
}

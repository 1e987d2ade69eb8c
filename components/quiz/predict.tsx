import { Frame } from '@/components/instrument/frame'
import type { QuestionProps } from '@/lib/quiz/view'
import { Question } from './question'

/** A prediction: commit to an answer, then everything is shown. */
export function Predict({ question }: QuestionProps) {
  return (
    <Frame label="Predict">
      <Question view={question} mode="predict" />
    </Frame>
  )
}

import { Frame } from '@/components/instrument/frame'
import type { QuestionProps } from '@/lib/quiz/view'
import { Question } from './question'

/** A question to answer from memory; the reader compares and judges. */
export function Recall({ question }: QuestionProps) {
  return (
    <Frame label="Recall">
      <Question view={question} />
    </Frame>
  )
}

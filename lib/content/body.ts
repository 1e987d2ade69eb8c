import type { JourneyView } from '@/lib/content/journey-view'
import type { QuestionView } from '@/lib/quiz/view'

/** What each island receives; plain JSON, resolved at compile time. */
export type IslandProps = {
  Journey: { journey: JourneyView }
  Quiz: { questions: QuestionView[] }
  Predict: { question: QuestionView }
  Recall: { question: Extract<QuestionView, { kind: 'recall' }> }
  Sort: { question: Extract<QuestionView, { kind: 'sort' }> }
  Order: { question: Extract<QuestionView, { kind: 'order' }> }
}
export type IslandName = keyof IslandProps

/** One instrument in the page; `key` is stable across edits of the text around it. */
export type IslandSegment = {
  [Name in IslandName]: { island: Name; key: string; props: IslandProps[Name] }
}[IslandName]

/** A body is a list of segments: finished HTML, and between it the islands. */
export type Segment = { html: string } | IslandSegment

/** A compiled page body as stored in `.content/bodies` and served from `/_content/bodies/<id>.<rev>.json`. */
export type Body = {
  id: string
  /** Hash of the segments: two bodies with the same `rev` are the same. */
  rev: string
  segments: Segment[]
}

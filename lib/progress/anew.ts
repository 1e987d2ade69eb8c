import type { Draft } from './event'
import type { LearnerState } from './fold'
import { shown } from './shown'

/** As many answers as one event may take back. */
const most = 150

/** What has to be recorded to begin a lesson anew: the answers that still show are taken back, none when there are none. */
export function beginAnewDrafts(state: LearnerState, lesson: string): Draft[] {
  const removes = answersOf(state, lesson)
  const drafts: Draft[] = []
  for (let at = 0; at < removes.length; at += most)
    drafts.push({
      type: 'progress_reset',
      subjectId: lesson,
      payload: { removes: removes.slice(at, at + most) },
    })
  return drafts
}

/** Ids of the answers of a lesson that still show. */
export const answersOf = (state: LearnerState, lesson: string): string[] =>
  Object.values(shown(state).questions)
    .filter(({ last }) => last.lesson === lesson)
    .flatMap(({ attempts }) => Object.keys(attempts))

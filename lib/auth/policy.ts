import type { Viewer } from './viewer'

/** Progress of one learner; `learner: null` stands for answers given before anybody was known on this device. */
export type Subject = { kind: 'progress'; learner: string | null }
export type Verb = 'read' | 'record'

/** Every authorization decision of the portal. Called in queries and commands, nowhere else. */
export function can(viewer: Viewer, verb: Verb, subject: Subject): boolean {
  // What nobody did becomes whoever this anonymous browser turned into meanwhile, such as in another tab.
  if (subject.learner === null) return verb === 'record'
  return viewer.kind === 'anonymous' && viewer.learnerId === subject.learner
}

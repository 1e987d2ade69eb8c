import { learnerOf, type Viewer } from './viewer'

/** Progress of one learner; `learner: null` stands for what was done before anybody was known on this device. */
export type Subject = { kind: 'progress'; learner: string | null }
export type Verb = 'read' | 'record' | 'export' | 'erase'

/** Every authorization decision of the portal. Called in queries and commands, nowhere else. */
export function can(viewer: Viewer, verb: Verb, subject: Subject): boolean {
  // What nobody did becomes whoever this anonymous browser turned into meanwhile, such as in another tab; it never
  // slips into an account unasked.
  if (subject.learner === null) return verb === 'record' && viewer.kind !== 'account'
  return learnerOf(viewer) === subject.learner
}

/** What is known of a learner whom somebody names: null for one who is anonymous, or never was. */
export type Fate =
  | { kind: 'claimed'; into: string }
  | { kind: 'deleted' }
  /** The learner of an account that exists. */
  | { kind: 'account' }
  | null

/**
 * Why a viewer may not record what a browser made as `expected`; null when it may. `signed_out`: it may once it has
 * signed in again. `gone`: nobody ever will.
 */
export function recordingRefused(
  viewer: Viewer,
  expected: string | null,
  fate: Fate,
): 'gone' | 'signed_out' | 'wrong_learner' | null {
  if (can(viewer, 'record', { kind: 'progress', learner: expected })) return null
  if (fate === null) return 'wrong_learner'
  if (fate.kind === 'deleted') return 'gone'
  if (fate.kind === 'claimed' && can(viewer, 'record', { kind: 'progress', learner: fate.into })) return null
  return viewer.kind === 'account' ? 'wrong_learner' : 'signed_out'
}

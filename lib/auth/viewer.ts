/** Who makes a request, as proven by what it carries. */
export type Viewer =
  | { kind: 'nobody' }
  | { kind: 'anonymous'; learnerId: string }
  | { kind: 'account'; learnerId: string; userId: string }

export const nobody: Viewer = { kind: 'nobody' }

/** The learner behind a viewer, null for nobody. */
export const learnerOf = (viewer: Viewer): string | null =>
  viewer.kind === 'nobody' ? null : viewer.learnerId

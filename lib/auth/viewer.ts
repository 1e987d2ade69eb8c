/** Who makes a request, as proven by what it carries. Accounts will add a third kind. */
export type Viewer = { kind: 'nobody' } | { kind: 'anonymous'; learnerId: string }

export const nobody: Viewer = { kind: 'nobody' }

/** The learner behind a viewer, null for nobody. */
export const learnerOf = (viewer: Viewer): string | null =>
  viewer.kind === 'nobody' ? null : viewer.learnerId

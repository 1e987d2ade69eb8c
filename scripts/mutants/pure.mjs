import { settings } from './settings.mjs'

/** How events fold and states merge: no database. */
export default settings(
  'pure',
  ['lib/progress/{fold,join,notes}.ts'],
  ['lib/progress/{fold,notes,shown,overview}.test.ts'],
)

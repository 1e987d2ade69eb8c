import { settings } from './settings.mjs'

/** How events fold, states merge and events are told apart: no database. */
export default settings(
  'pure',
  ['lib/progress/{fold,join,notes,event-hash}.ts'],
  ['lib/progress/{fold,notes,shown,overview,event-hash}.test.ts'],
)

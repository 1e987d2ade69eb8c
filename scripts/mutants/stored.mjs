import { settings } from './settings.mjs'

/** How events are taken in, complete lessons, and change hands: on the embedded database. */
export default settings(
  'stored',
  ['lib/progress/{ingest,completion,head,event-hash}.ts', 'lib/custody/claim.ts'],
  [
    'lib/progress/{commands,completion,content-changes,every-event,ingest}.test.ts',
    'lib/custody/custody.test.ts',
  ],
)

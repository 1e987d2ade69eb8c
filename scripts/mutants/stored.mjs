import { settings } from './settings.mjs'

/**
 * How events are taken in, complete lessons, and change hands: on the embedded database. Without the random plans of
 * `every-way.test.ts`: to shrink one that fails takes minutes for each mutant.
 */
export default settings(
  'stored',
  ['lib/progress/{ingest,completion,head}.ts', 'lib/custody/claim.ts'],
  [
    'lib/progress/{commands,completion,content-changes,every-event,ingest}.test.ts',
    'lib/custody/custody.test.ts',
  ],
)

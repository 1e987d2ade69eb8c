import { it } from 'vitest'
import type { Db } from '@/lib/db/db-type'
import { rolledBack } from '@/lib/db/testing/embedded'
import { substituteDatabase } from '@/lib/db/testing/substitute'
import { recordProgress } from '../commands'
import { Browser } from './browser'
import { catalog, oldQuestions } from './questions'

/** Test kit: a test with a fresh browser, the old questions, and an empty database that is gone afterwards. */
export const inPortal = (name: string, run: (browser: Browser, db: Db) => Promise<void>) =>
  it(name, () =>
    rolledBack(async (db) => {
      substituteDatabase(db)
      catalog.present = oldQuestions
      await run(new Browser(recordProgress), db)
    }),
  )

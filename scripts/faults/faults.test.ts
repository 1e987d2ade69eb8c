import { expect, it } from 'vitest'
import { campaigns } from './campaigns'
import { Stage } from './stage'

/** The campaigns of `npm run test:faults` in small, against the handlers without Next. */
for (const { name, says, small, kind = 'bare', lacks, run } of campaigns) {
  const lacking = lacks?.()
  it.skipIf(lacking)(
    `${name}: ${says}${lacking ? ` (skipped: ${lacking})` : ''}`,
    async () => {
      const stage = new Stage({ kind, seed: 1 })
      try {
        expect((await run(small, stage)).broken).toEqual([])
      } finally {
        await stage.close()
      }
    },
    180_000,
  )
}

import { openEmbedded } from '@/lib/db/embedded'

/** Test kit, run as a process: opens the embedded database in the folder given, and says how that went and how long it took. */
const began = Date.now()
openEmbedded(process.argv[2] ?? '').then(
  () => console.log(JSON.stringify({ opened: true, ms: Date.now() - began })),
  (error: Error) =>
    console.log(JSON.stringify({ opened: false, ms: Date.now() - began, says: error.message })),
)

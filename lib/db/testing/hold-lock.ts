import { lockDirectory } from '../directory-lock'

/** Test kit, run as a process: takes the lock of the directory given, says so, and keeps it until it is killed. */
lockDirectory(process.argv[2] ?? '').then(
  () => {
    console.log('held')
    setInterval(() => undefined, 1000)
  },
  (error) => console.log(`refused: ${error.message}`),
)

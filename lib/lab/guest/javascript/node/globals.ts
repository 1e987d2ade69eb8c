import { Buffer } from 'buffer'

const nothing = () => {}

/** What packages written for Node find in `process`. */
const process = {
  argv: [],
  cwd: () => '/app',
  emitWarning: nothing,
  env: { NODE_ENV: 'production' },
  nextTick: (work: (...values: unknown[]) => void, ...values: unknown[]) =>
    queueMicrotask(() => work(...values)),
  on: nothing,
  platform: 'linux',
  stderr: { isTTY: false },
  version: 'v24.0.0',
  versions: { node: '24.0.0' },
}

Object.assign(globalThis, { process })

export { Buffer, process }

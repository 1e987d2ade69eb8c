// Modules of Node that packages name and that a request in the lab never needs: files, sockets, compression, tracing.
const absent = () => {
  throw new Error('There are no files and no sockets in the lab.')
}
class Absent {}

type Callback = (error: Error) => void
const notFound = (_path: string, done: Callback) =>
  done(Object.assign(new Error('ENOENT'), { code: 'ENOENT' }))

class AsyncResource {
  static bind = <T>(work: T): T => work
  runInAsyncScope(work: (...values: unknown[]) => unknown, self: unknown, ...values: unknown[]) {
    return work.apply(self, values)
  }
}

export { Absent as ReadStream, Absent as Stats, AsyncResource, notFound as stat }
export const createReadStream = absent
export const readFileSync = absent
export const statSync = absent
export const existsSync = () => false
export const createGunzip = absent
export const createInflate = absent
export const createBrotliDecompress = absent
export const isatty = () => false
export const isIP = (address: string) => (/^\d+(\.\d+){3}$/.test(address) ? 4 : address.includes(':') ? 6 : 0)
const channel = { hasSubscribers: false, publish: () => {} }
/** Channels that nobody listens to. */
export const tracingChannel = () => ({
  ...channel,
  ...{ start: channel, end: channel, asyncStart: channel, asyncEnd: channel, error: channel },
})

export default {
  ...{
    AsyncResource,
    ReadStream: Absent,
    Stats: Absent,
    stat: notFound,
    createReadStream: absent,
    isatty,
    isIP,
  },
  ...{ existsSync, readFileSync: absent, statSync: absent, tracingChannel, channel: () => channel },
  ...{ createGunzip: absent, createInflate: absent, createBrotliDecompress: absent },
}

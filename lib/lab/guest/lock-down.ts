/**
 * Takes from a worker’s global scope what no server program needs: workers of its own, and doors to hosts and storages. The wall is the
 * frame’s missing origin and its Content-Security-Policy; this keeps a program from making a thousand workers, or talking to the
 * frame, and lets it fail with a name that is not defined rather than with a riddle.
 */
const taken = [
  ...['Worker', 'SharedWorker', 'postMessage', 'BroadcastChannel', 'importScripts', 'close'],
  ...['WebSocket', 'WebSocketStream', 'WebTransport', 'EventSource', 'XMLHttpRequest', 'RTCPeerConnection'],
  ...['indexedDB', 'caches', 'cookieStore', 'Notification', 'FileReaderSync'],
  ...['requestAnimationFrame', 'webkitRequestFileSystem', 'webkitRequestFileSystemSync'],
]

export function lockDown(scope: object) {
  for (const name of taken)
    for (let holder: object | null = scope; holder; holder = Object.getPrototypeOf(holder))
      Reflect.deleteProperty(holder, name)
  const fetch = () => Promise.reject(new TypeError('There is no network in the lab.'))
  Object.defineProperty(scope, 'fetch', { value: fetch, writable: true, configurable: true })
}

import { IncomingMessage, ServerResponse } from './messages'
import { METHODS, STATUS_CODES } from './statuses'

/** `node:http` without sockets: a server that listens is one that the lab sends its requests to. */
type Listener = (request: IncomingMessage, response: ServerResponse) => unknown

let listening: Listener[] = []

/** The servers of the program before are no longer there. */
export function forgetServers() {
  listening = []
}

export class Server {
  #listeners: Listener[]
  listening = false

  constructor(listener?: Listener) {
    this.#listeners = listener ? [listener] : []
  }
  on(event: string, listener: Listener) {
    if (event === 'request') this.#listeners.push(listener)
    return this
  }
  once() {
    return this
  }
  listen(...values: unknown[]) {
    this.listening = true
    listening.push((request, response) => {
      for (const listener of this.#listeners) listener(request, response)
    })
    const done = values.find((value) => typeof value === 'function')
    if (done) queueMicrotask(() => (done as () => void).call(this))
    return this
  }
  address() {
    return { address: '127.0.0.1', family: 'IPv4', port: 80 }
  }
  close(done?: () => void) {
    this.listening = false
    done?.()
    return this
  }
}

export function createServer(...values: unknown[]) {
  return new Server(values.find((value): value is Listener => typeof value === 'function'))
}

/** What answers requests: a handler or an app that was exported, or else the last server that listens. */
export function nodeHandler(offered: unknown): ((request: Request) => Promise<Response>) | undefined {
  const listener = typeof offered === 'function' ? (offered as Listener) : listening.at(-1)
  return listener && ((request) => answer(listener, request))
}

async function answer(listener: Listener, request: Request): Promise<Response> {
  const message = new IncomingMessage(request, new Uint8Array(await request.arrayBuffer()))
  const response = new ServerResponse(message)
  return new Promise((resolve, reject) => {
    response.on('finish', () => resolve(response.asResponse()))
    response.on('error', reject)
    Promise.resolve(listener(message, response)).catch(reject)
  })
}

class Agent {}
export const globalAgent = new Agent()
export { Agent, IncomingMessage, METHODS, ServerResponse, STATUS_CODES }

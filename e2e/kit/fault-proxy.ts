import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Fate, untouched } from './fate'

/** Test kit: a bad line on loopback between browsers and any number of instances of the portal. */
type Options = {
  /** Ports of the instances, taken in turn by chance. */
  targets: number[]
  random: () => number
  fateOf?: () => Fate
}
type Message = Pick<http.IncomingMessage, 'method' | 'url' | 'headers'> & { body: Buffer }
type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer }

/** Requests held back until later ones went by. */
const reorderWindow = 20

export class FaultProxy {
  /** What it did so far, by name. */
  readonly counts = { requests: 0, requestsLost: 0, responsesLost: 0, late: 0, copies: 0 }
  address = ''
  targets: number[]
  readonly #random: () => number
  readonly #server = http.createServer((incoming, outgoing) => void this.#carry(incoming, outgoing))
  #fateOf: () => Fate
  #late: Message[] = []
  #underWay = new Set<Promise<unknown>>()

  private constructor(options: Options) {
    this.targets = options.targets
    this.#random = options.random
    this.#fateOf = options.fateOf ?? (() => untouched)
  }

  static async open(options: Options): Promise<FaultProxy> {
    const proxy = new FaultProxy(options)
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    proxy.address = `http://127.0.0.1:${(proxy.#server.address() as AddressInfo).port}`
    return proxy
  }

  /** From now on requests have these fates. */
  set fateOf(fateOf: () => Fate) {
    this.#fateOf = fateOf
  }

  /** From now on everything passes; what was held back arrives too, in any order. */
  heal() {
    this.#fateOf = () => untouched
    while (this.#late.length > 0) this.#release()
  }

  /** Heals, and waits until everything arrived. */
  async settle() {
    this.heal()
    await Promise.all(this.#underWay)
  }

  async close() {
    await this.settle()
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #carry(incoming: http.IncomingMessage, outgoing: http.ServerResponse) {
    const fate = this.#fateOf()
    this.counts.requests++
    const body = await bytesOf(incoming).catch(() => null)
    if (!body) return
    const message = { method: incoming.method, url: incoming.url, headers: incoming.headers, body }
    await sleep(fate.delayMs)
    const answer =
      fate.request === 'passes' ? await this.#deliver(message) : this.#lose(message, fate.request)
    for (let copy = 1; copy < fate.copies; copy++) this.#holdBack(message, 'copies')
    if (!answer || fate.response === 'dropped') {
      if (answer) this.counts.responsesLost++
      return void outgoing.destroy()
    }
    const { 'transfer-encoding': _, connection, ...headers } = answer.headers
    outgoing.writeHead(answer.status, { ...headers, 'content-length': answer.body.length })
    if (fate.response === 'passes') return void outgoing.end(answer.body)
    this.counts.responsesLost++
    outgoing.write(answer.body.subarray(0, answer.body.length / 2), () => outgoing.destroy())
  }

  #lose(message: Message, how: Exclude<Fate['request'], 'passes'>): null {
    this.counts.requestsLost++
    if (how === 'late') this.#holdBack(message, 'late')
    if (how === 'cut') void this.#deliver(message, message.body.length / 2)
    return null
  }

  #holdBack(message: Message, why: 'late' | 'copies') {
    this.counts[why]++
    this.#late.push(message)
    while (this.#late.length > reorderWindow) this.#release()
  }

  #release() {
    const [message] = this.#late.splice(Math.floor(this.#random() * this.#late.length), 1)
    if (message) void this.#deliver(message)
  }

  /** Null when the instance did not answer. With `upTo` only that many bytes are sent before the line breaks. */
  #deliver(message: Message, upTo?: number): Promise<Answer | null> {
    const port = this.targets[Math.floor(this.#random() * this.targets.length)]
    const work = exchange(message, port, upTo).catch(() => null)
    this.#underWay.add(work)
    void work.finally(() => this.#underWay.delete(work))
    return work
  }
}

async function exchange(
  { method, url, headers, body }: Message,
  port?: number,
  upTo?: number,
): Promise<Answer> {
  const { 'transfer-encoding': _, connection, ...kept } = headers
  const length = method === 'GET' ? {} : { 'content-length': body.length }
  const options = { host: '127.0.0.1', port, method, path: url, headers: { ...kept, ...length } }
  const request = http.request({ ...options, agent: false })
  const answered = once(request, 'response')
  if (upTo === undefined) request.end(body)
  else request.write(body.subarray(0, upTo), () => request.destroy(new Error('cut')))
  const [response]: http.IncomingMessage[] = await answered
  if (!response) throw new Error('no answer')
  return { status: response.statusCode ?? 0, headers: response.headers, body: await bytesOf(response) }
}

async function bytesOf(stream: http.IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

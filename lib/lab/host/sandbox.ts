import type { FrameCall, FrameReply } from '../frame/protocol'
import { bytesOf, type Manifest, partsOf, type Recipe } from '../manifest'
import { download } from './download'

/** A frame without origin or network, in which workers are made and ended. */
export type Sandbox = {
  /** Fetches and hands over what the recipe needs and the sandbox does not have. Rejects when the network fails. */
  provide(recipe: Recipe, onBytes: (bytes: number, of: number) => void): Promise<void>
  /** Starts a worker; the one before is ended. `onBroken` is told when it breaks, or its script does. */
  spawn(recipe: Recipe, onBroken: (message: string) => void): Promise<MessagePort>
  kill(): void
  dispose(): void
}

/** Programs in Ruby reach JavaScript through `Function`; no other language’s frame allows that. */
const frameUrl = (script: string) => (script.includes('ruby') ? '/lab/frame-eval.html' : '/lab/frame.html')

const patienceMs = 10_000

/** Puts the frame into the page. Rejects when it does not answer. */
export async function openSandbox(manifest: Manifest, script: string): Promise<Sandbox> {
  const frame = document.createElement('iframe')
  frame.src = frameUrl(script)
  frame.hidden = true
  frame.title = 'Where programs run'
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  document.body.append(frame)
  try {
    await soon(loaded, '/lab/frame.html did not load.')
    const line = await connect(frame)
    return sandboxOver(line, manifest, () => frame.remove())
  } catch (error) {
    frame.remove()
    throw error
  }
}

const soon = <T>(promise: Promise<T>, otherwise: string): Promise<T> =>
  Promise.race([
    promise,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error(otherwise)), patienceMs)),
  ])

type Unnumbered = FrameCall extends infer Call ? (Call extends FrameCall ? Omit<Call, 'id'> : never) : never
type Line = {
  call(call: Unnumbered, transfer?: Transferable[]): Promise<void>
  onBroken: (message: string) => void
}

async function connect(frame: HTMLIFrameElement): Promise<Line> {
  const { port1: port, port2 } = new MessageChannel()
  const waiting = new Map<number, { resolve(): void; reject(error: Error): void }>()
  let last = 0
  const line: Line = {
    onBroken: () => {},
    call: (call, transfer = []) =>
      new Promise<void>((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject })
        port.postMessage({ ...call, id: last }, transfer)
      }),
  }
  port.onmessage = ({ data }: MessageEvent<FrameReply>) => {
    if ('broken' in data) return line.onBroken(data.broken)
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.error === undefined) asked?.resolve()
    else asked?.reject(new Error(data.error))
  }
  const hello = new Promise<void>((resolve, reject) => waiting.set(0, { resolve, reject }))
  frame.contentWindow?.postMessage(0, location.origin, [port2])
  await soon(hello, 'The sandbox did not answer.')
  return line
}

function sandboxOver(line: Line, manifest: Manifest, dispose: () => void): Sandbox {
  const has = new Set<string>()
  const fetchPart = async (name: string, onBytes: (bytes: number) => void) => {
    const asset = manifest.assets[name]
    if (!asset) throw new Error(`The manifest does not know ${name}.`)
    const bytes = await download(asset, onBytes)
    await line.call({ op: 'put', name, bytes }, [bytes])
    has.add(name)
  }
  return {
    provide: async (recipe, onBytes) => {
      const of = bytesOf(manifest, recipe, has)
      let sum = 0
      const add = (bytes: number) => {
        sum += bytes
        onBytes(Math.min(of, Math.round(sum)), of)
      }
      const missing = partsOf(recipe).filter((name) => !has.has(name))
      await Promise.all(missing.map((name) => fetchPart(name, add)))
    },
    spawn: async ({ script, parts }, onBroken) => {
      const { port1, port2 } = new MessageChannel()
      line.onBroken = onBroken
      await line.call({ op: 'spawn', script, parts, port: port2 }, [port2])
      return port1
    },
    kill: () => void line.call({ op: 'kill' }),
    dispose,
  }
}

// Runs in the frame without an origin (scripts/lab/frame.ts puts it there). It has no network: the page hands it bytes, of which it
// makes modules and workers. Learners’ code runs in those workers, never here.
import type { FrameCall, FrameReply, WorkerStart } from './protocol'

const modules = new Map<string, WebAssembly.Module>()
const blobs = new Map<string, Blob>()
let worker: Worker | undefined

async function put({ name, bytes }: { name: string; bytes: ArrayBuffer }) {
  if (name.endsWith('.wasm')) modules.set(name, await WebAssembly.compile(bytes))
  else blobs.set(name, new Blob([bytes]))
}

/** One worker at a time. A module worker made from a blob does not start without an origin, so it is a classic one. */
function spawn(
  call: { script: string; parts: string[]; port: MessagePort },
  tell: (reply: FrameReply) => void,
) {
  kill()
  const script = blobs.get(call.script)
  if (!script) throw new Error(`${call.script} was not handed over.`)
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  const made = new Worker(url)
  worker = made
  made.onerror = ({ message }) => worker === made && tell({ broken: String(message ?? '') })
  made.onmessage = ({ data }) => keep(data)
  const pick = <T>(from: Map<string, T>) =>
    Object.fromEntries([...from].filter(([name]) => call.parts.includes(name) || name.startsWith('kept-')))
  const start: WorkerStart = { port: call.port, modules: pick(modules), blobs: pick(blobs) }
  made.postMessage(start, [call.port])
}

/**
 * What a worker made before any program ran, for those that come after it. The first is kept: whatever a program may send under the
 * same name comes too late.
 */
function keep(data: unknown) {
  const { name, bytes } = (data ?? {}) as { name?: unknown; bytes?: unknown }
  if (name === 'kept-snapshot' && bytes instanceof ArrayBuffer && !blobs.has(name))
    blobs.set(name, new Blob([bytes]))
}

function kill() {
  worker?.terminate()
  worker = undefined
}

async function answer(call: FrameCall, tell: (reply: FrameReply) => void) {
  try {
    if (call.op === 'put') await put(call)
    else if (call.op === 'spawn') spawn(call, tell)
    else kill()
    tell({ id: call.id })
  } catch (error) {
    tell({ id: call.id, error: String(error) })
  }
}

addEventListener(
  'message',
  ({ source, ports: [port] }) => {
    if (source !== parent || !port) return
    const tell = (reply: FrameReply) => port.postMessage(reply)
    port.onmessage = ({ data }: MessageEvent<FrameCall>) => answer(data, tell)
    tell({ id: 0 })
  },
  { once: true },
)

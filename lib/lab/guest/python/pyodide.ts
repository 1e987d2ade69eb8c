import { loadPyodide, type PyodideAPI } from 'pyodide'
import { importPart, partOf, type Surroundings } from '../guest'

/** What programs are likely to import: part of the image of memory that later workers start from. */
const imports =
  'import base64, dataclasses, datetime, decimal, hashlib, hmac, html, http, http.cookies, importlib, io, json, re, secrets, traceback, typing, urllib.parse, uuid, wsgiref.util'

type Module = { HEAP8: Int8Array; _malloc(bytes: number): number }
type Factory = (settings: unknown) => Promise<Module>
/** Private to Pyodide, hence its version is pinned; without them Python starts all the same, only slower. */
type Snapshots = { makeMemorySnapshot?(): Uint8Array }

/**
 * Starts Python. The first worker of a page takes an image of its memory before any program runs, and gives it to the frame; those
 * that come after it start from that in a tenth of the time.
 */
export async function startPython({ modules, blobs, log }: Surroundings): Promise<PyodideAPI> {
  const image = await blobs['kept-snapshot']?.arrayBuffer()
  const { default: create }: { default: Factory } = await importPart(partOf(blobs, 'python.mjs'))
  const restore = handOver(partOf(modules, 'python.wasm'), partOf(blobs, 'python-library.zip'))
  try {
    const python = await loadPyodide({
      ...(image ? { _loadSnapshot: image } : { _makeSnapshot: true }),
      createPyodideModule: (image ? withRoom(create, image.byteLength) : create) as never,
      indexURL: nowhere,
      stdLibURL: `${nowhere}python-library.zip`,
      lockFileContents: lockFile as never,
      stdout: (text) => log('stdout', text),
      stderr: (text) => log('stderr', text),
    })
    if (!image) keepImage(python)
    return python
  } finally {
    restore()
  }
}

const nowhere = 'https://lab.invalid/'
const lockFile = {
  info: { abi_version: '2026_0', arch: 'wasm32', platform: 'emscripten_5_0_3', python: '3.14.2' },
  packages: {},
}

/** An image larger than the heap at its start cannot be restored (pyodide issue 6254): the heap grows first. */
const withRoom =
  (create: Factory, bytes: number): Factory =>
  async (settings) => {
    const module = await create(settings)
    if (bytes > module.HEAP8.length) module._malloc(bytes)
    return module
  }

function keepImage(python: PyodideAPI) {
  python.runPython(imports)
  const image = (python as Snapshots).makeMemorySnapshot?.()
  if (!image) return
  const { buffer: bytes } = new Uint8Array(image)
  self.postMessage({ name: 'kept-snapshot', bytes }, [bytes])
}

/** Pyodide fetches its parts; here they are given to it. Answers how to end that. */
function handOver(module: WebAssembly.Module, library: Blob): () => void {
  const { fetch } = self
  const { instantiateStreaming } = WebAssembly
  self.fetch = async (address) =>
    String(address instanceof Request ? address.url : address).endsWith('.zip')
      ? new Response(library)
      : new Response(null)
  WebAssembly.instantiateStreaming = async (_source, imported) => ({
    module,
    instance: await WebAssembly.instantiate(module, imported),
  })
  return () => {
    self.fetch = fetch
    WebAssembly.instantiateStreaming = instantiateStreaming
  }
}

/** What the page asks of its sandbox; `put` and `spawn` carry what they name along. */
export type FrameCall = { id: number } & (
  | { op: 'put'; name: string; bytes: ArrayBuffer }
  | { op: 'spawn'; script: string; parts: string[]; port: MessagePort }
  | { op: 'kill' }
)

/** Done (0: the sandbox is there), or not; or the worker broke without being asked. */
export type FrameReply = { id: number; error?: string } | { broken: string }

/** The first and only message to a worker: its line to the page, and the parts that its recipe names. */
export type WorkerStart = {
  port: MessagePort
  modules: Record<string, WebAssembly.Module>
  blobs: Record<string, Blob>
}

import { failed, ok } from '../../result'
import { bytesOf, type Manifest, manifestUrl, recipeFor } from '../manifest'
import type { BootFailure, Language, Progress, Runtime } from '../runtime'
import { keepWorker } from './keep-worker'
import { overWorker } from './over-worker'
import { openSandbox } from './sandbox'

/** What can be run here. Rejects when the network fails. */
export async function readManifest(): Promise<Manifest> {
  const response = await fetch(manifestUrl, { credentials: 'omit' })
  if (!response.ok) throw new Error(`${manifestUrl}: ${response.status}`)
  return response.json()
}

/** Bytes that are transferred at a first boot of this language, to be told before. */
export const bytesToBoot = (manifest: Manifest, language: Language): number =>
  bytesOf(manifest, recipeFor(manifest, language))

type Booted = { calls: ReturnType<typeof overWorker>; dispose(): void }

/** The one that is alive: each takes hundreds of megabytes of memory, so that a page has one at a time. */
let alive: { dispose(): void } | undefined

/** A runtime that is not booted yet. Booting it ends the one that the page had before. */
export function openRuntime(language: Language): Runtime {
  let booted: Booted | undefined
  const calls = () => {
    if (!booted) throw new Error('A runtime is booted before it is used.')
    return booted.calls
  }
  const runtime: Runtime = {
    language,
    boot: async (onProgress = () => {}) => {
      const begin = performance.now()
      if (alive !== runtime) alive?.dispose()
      alive = runtime
      try {
        booted ??= await boot(language, onProgress)
        return ok({ ms: performance.now() - begin })
      } catch (error) {
        return failed(asBootFailure(error))
      }
    },
    load: (program) => calls().load(program),
    handle: (request, options) => calls().handle(request, options),
    reset: () => calls().reset(),
    sql: (text, options) => calls().sql(text, options),
    explain: (text, params, format) => calls().explain(text, params, format),
    stop: () => booted?.calls.stop(),
    dispose: () => {
      booted?.dispose()
      if (alive === runtime) alive = undefined
    },
  }
  return runtime
}

class MissingPart extends Error {}

async function boot(language: Language, onProgress: (progress: Progress) => void): Promise<Booted> {
  const network = (error: unknown) => {
    throw new MissingPart(String(error))
  }
  const manifest = await readManifest().catch(network)
  const recipe = recipeFor(manifest, language)
  const sandbox = await openSandbox(manifest, recipe.script)
  try {
    let of = 0
    const onBytes = (bytes: number, all: number) => {
      of = all
      onProgress({ step: 'download', bytes, of })
    }
    await sandbox.provide(recipe, onBytes).catch(network)
    onProgress({ step: 'start', bytes: of, of })
    const worker = keepWorker(sandbox, recipe)
    await worker.start()
    onProgress({ step: 'ready', bytes: of, of })
    return { calls: overWorker(worker), dispose: worker.dispose }
  } catch (error) {
    sandbox.dispose()
    throw error
  }
}

function asBootFailure(error: unknown): BootFailure {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof MissingPart) return { code: 'network', message }
  const lacks = typeof WebAssembly !== 'object' || typeof DecompressionStream !== 'function'
  return { code: lacks ? 'browser' : 'sandbox', message }
}

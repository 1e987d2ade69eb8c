import { everythingKept, keepPage, readList, removePages } from '@/lib/offline/keep'
import { bytesOf, type KeptList, pagesUnder } from '@/lib/offline/kept-list'

export type Trouble = 'network' | 'full' | 'refused' | 'newer'

/** How much of a module is on this device. Bytes are those still to come, or of everything when nothing is. */
export type ModuleState = {
  phase: 'unknown' | 'still' | 'keeping'
  pages: number
  kept: number
  bytes: number
  /** What one run has brought so far. */
  brought: number
  trouble?: Trouble
}

const unknown: ModuleState = { phase: 'unknown', pages: 0, kept: 0, bytes: 0, brought: 0 }

/** Keeps the pages of one module, one after the other. Goes on while the reader turns pages, until stopped. */
export class ModuleKeeper {
  readonly #address: string
  readonly #listeners = new Set<() => void>()
  #state = unknown
  #run: AbortController | undefined

  constructor(address: string) {
    this.#address = address
  }

  state = () => this.#state

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Looks what is here; what is missing then is what a run would bring. */
  look = async () => {
    if (!this.#run) await this.#attempt(async () => void (await this.#survey()))
  }

  keep = async () => {
    if (this.#run) return
    const run = new AbortController()
    this.#run = run
    await this.#attempt(async () => {
      const { list, missing } = await this.#survey()
      for (const page of missing) await this.#bring(list, page, run.signal)
    })
    this.#run = undefined
    const { trouble } = this.#state
    await this.look()
    if (trouble) this.#set({ trouble })
  }

  stop = () => this.#run?.abort()

  remove = async () => {
    const list = await readList()
    if (list) await this.#attempt(() => removePages(pagesUnder(list, this.#address)))
    await this.look()
  }

  async #bring(list: KeptList, page: string, signal: AbortSignal) {
    signal.throwIfAborted()
    const bytes = bytesOf(list, [page], await everythingKept())
    if (!(await keepPage(list, page, signal))) throw new DOMException('', 'VersionError')
    this.#set({ kept: this.#state.kept + 1, brought: this.#state.brought + bytes })
  }

  async #survey() {
    const list = await readList()
    if (!list) throw new TypeError('no list')
    const has = await everythingKept()
    const pages = pagesUnder(list, this.#address)
    const missing = pages.filter((page) => !has.has(page))
    const bytes = missing.length > 0 ? bytesOf(list, missing, has) : bytesOf(list, pages)
    const phase = this.#run ? 'keeping' : 'still'
    this.#state = { phase, pages: pages.length, kept: pages.length - missing.length, bytes, brought: 0 }
    this.#set({})
    return { list, missing }
  }

  async #attempt(act: () => Promise<void>) {
    try {
      await act()
    } catch (error) {
      const trouble = troubleOf(error)
      this.#set({ phase: 'still', ...(trouble ? { trouble } : {}) })
    }
  }

  #set(change: Partial<ModuleState>) {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

/** Undefined when the reader stopped it. */
function troubleOf(error: unknown): Trouble | undefined {
  const name = error instanceof Error ? error.name : ''
  if (name === 'AbortError') return undefined
  if (name === 'QuotaExceededError') return 'full'
  if (name === 'VersionError') return 'newer'
  // Cache Storage is missing on insecure addresses, and shut where the reader forbids storage.
  return name === 'SecurityError' || name === 'ReferenceError' ? 'refused' : 'network'
}

const keepers = new Map<string, ModuleKeeper>()

/** The one keeper of a module on this page. */
export function keeperOf(address: string): ModuleKeeper {
  const keeper = keepers.get(address) ?? new ModuleKeeper(address)
  keepers.set(address, keeper)
  return keeper
}

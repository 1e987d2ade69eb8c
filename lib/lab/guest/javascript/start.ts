import { init } from 'es-module-lexer'
import type { LabRequest, LabResponse } from '../../runtime'
import { addressOf, ContractError, headersOf, importPart, partOf, type Surroundings } from '../guest'
import { serve } from '../serve'
import { format } from './inspect'
import { link } from './link'
import { nodeNames, webNames } from './names'
import { type Bundle, type Modules, packagesFor } from './packages'
import { serveHeaders } from './web'

/** What a program may make of its default export, or of listening: something that answers a request. */
type Handler = (request: Request) => unknown
type Offered = { fetch?: unknown; handle?: unknown; length?: number } | null | undefined

serve(async (surroundings) => {
  await init
  speakThrough(surroundings.log)
  serveHeaders(self)
  const bundles = bundlesOf(surroundings)
  let handler: Handler | undefined
  let published: string[] = []
  return {
    load: async (files) => {
      stopTimers()
      for (const address of published) URL.revokeObjectURL(address)
      published = []
      handler = undefined
      const packages = await packagesFor(Object.values(files), Object.values(bundles))
      const publish = (script: string) => {
        const address = addressOf(script)
        published.push(address)
        return address
      }
      const names = [...webNames, ...nodeNames]
      const address = link('app.js', {
        files,
        packageAt: (specifier) => packages.get(specifier) ?? packages.get(`node:${specifier}`),
        packages: names,
        publish,
        linked: new Map(),
      })
      handler = handlerOf((await imported(address)).default, await bundles.node.opened)
    },
    handle: (request) => answer(request, handler, surroundings.log),
  }
})

type Listening = { nodeHandler?(offered: unknown): Handler | undefined; forgetServers?(): void }

function bundlesOf({ blobs, database }: Surroundings) {
  const bundle = (names: readonly string[], part: string): Bundle & { opened?: Promise<Modules> } => {
    const own: Bundle & { opened?: Promise<Modules> } = {
      names,
      open: async () => {
        own.opened ??= importPart(partOf(blobs, part)).then(({ open }) => open(database.query))
        const modules = await own.opened
        ;(modules['node:http'] as Listening | undefined)?.forgetServers?.()
        return modules
      },
    }
    return own
  }
  return { web: bundle(webNames, 'web-packages.js'), node: bundle(nodeNames, 'node-packages.js') }
}

/** Errors of a program that does not start carry their name, as Node prints them. */
async function imported(address: string): Promise<{ default?: Offered }> {
  try {
    return await import(address)
  } catch (error) {
    throw error instanceof Error ? new Error(`${error.name}: ${error.message}`) : error
  }
}

function handlerOf(offered: Offered, node: Modules | undefined): Handler {
  const { fetch } = offered ?? {}
  if (typeof fetch === 'function') return (request) => fetch.call(offered, request)
  const isFunction = typeof (offered as unknown) === 'function'
  const isNode = !isFunction || Number(offered?.length) > 1 || typeof offered?.handle === 'function'
  const listening = node?.['node:http'] as Listening | undefined
  const served = isNode ? listening?.nodeHandler?.(offered) : (offered as unknown as Handler)
  if (served) return served
  throw new Error(
    'app.js offers no server. Write `export default { fetch(request) { … } }`, export an app, or call `listen`.',
  )
}

async function answer(
  request: LabRequest,
  handler: Handler | undefined,
  log: Surroundings['log'],
): Promise<LabResponse> {
  const hasBody = !/^(GET|HEAD)$/i.test(request.method) && request.body !== undefined
  const asked = new Request(new URL(request.url, 'http://lab.test'), {
    method: request.method,
    headers: headersOf(request),
    ...(hasBody ? { body: request.body } : {}),
  })
  try {
    const response = await handler?.(asked)
    if (!(response instanceof Response))
      throw new ContractError(`A fetch handler returns a Response. This one returned ${format([response])}.`)
    return { status: response.status, headers: [...response.headers], body: await response.text() }
  } catch (error) {
    if (error instanceof ContractError) throw error
    log('stderr', format([error]))
    const headers: [string, string][] = [['content-type', 'text/plain; charset=utf-8']]
    return { status: 500, headers, body: 'Internal Server Error' }
  }
}

function speakThrough(log: Surroundings['log']) {
  for (const level of ['log', 'info', 'debug', 'table', 'dir'] as const)
    console[level] = (...values: unknown[]) => log('stdout', format(values))
  for (const level of ['warn', 'error', 'trace'] as const)
    console[level] = (...values: unknown[]) => log('stderr', format(values))
  self.addEventListener('unhandledrejection', (event) => {
    log('stderr', `Unhandled rejection: ${format([event.reason])}`)
    event.preventDefault()
  })
  self.addEventListener('error', (event) => {
    log('stderr', format([event.error ?? event.message]))
    event.preventDefault()
  })
}

/** Timers of the program before would go on in this one; their numbers rise from 1. */
function stopTimers() {
  const last = Number(setTimeout(() => {}, 0))
  for (let id = 1; id <= last; id++) clearTimeout(id)
}

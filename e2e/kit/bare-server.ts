// The portal's handlers on plain node:http, without Next and without a build: `bare-server.ts <port>`, run in a folder
// with `.content`, `lib` and `app`. For tests of what happens to data; what Next does to requests is not in it.
import http from 'node:http'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { start } from '@/lib/startup'

type Context = { params: Promise<Record<string, string[]>> }
type Handler = (request: Request, context: Context) => Response | Promise<Response>
type Handlers = Record<string, Handler | undefined>

const port = Number(process.argv[2])
/** By path at run time, as Next finds them: nothing of the product's import graph ends in app/. */
const handlersOf = (address: string): Promise<Handlers> =>
  import(pathToFileURL(path.resolve('app', address, 'route.ts')).href)
const rest = '[...nextauth]'
const addresses = [
  ...['api/progress', 'api/health/live', 'api/health/ready', 'api/export', 'api/undecodable'],
  ...['api/sign-in', 'api/sign-in/confirm', 'api/sign-out', `api/auth/${rest}`],
  ...['api/account/link', 'api/account/unlink', 'api/account/sessions'],
]
const routes = new Map<string, Handlers>(
  await Promise.all(addresses.map(async (one) => [`/${one}`, await handlersOf(one)] as const)),
)

async function answer(incoming: http.IncomingMessage): Promise<Response> {
  const { method = 'GET', headers } = incoming
  const url = new URL(incoming.url ?? '/', `http://localhost:${port}`)
  const isAuth = url.pathname.startsWith('/api/auth/')
  const handler = routes.get(isAuth ? `/api/auth/${rest}` : url.pathname)?.[method]
  if (!handler) return new Response(null, { status: 404 })
  const nextauth = url.pathname.split('/').slice(3)
  const body = method === 'POST' ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}
  const given = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])
  const request = new Request(url, { method, headers: new Headers(given), ...body } as RequestInit)
  return handler(request, { params: Promise.resolve({ nextauth }) })
}

const server = http.createServer(async (incoming, outgoing) => {
  const response = await answer(incoming)
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.end(Buffer.from(await response.arrayBuffer()))
})
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => server.close(() => process.exit(143)))
await start()
server.listen(port, '127.0.0.1')

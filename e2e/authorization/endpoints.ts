import fs from 'node:fs'
import path from 'node:path'

/** Everything that the build answers at, read from what the build wrote down about itself. */
export type Endpoint = {
  /** `PAGE /learn`, `GET /api/progress`, `ACTION recordProgressAction`. */
  name: string
  method: string
  /** Where one of it is; null for a dynamic address of which the build made none ahead. */
  address: string | null
  /** Id of a server action. */
  action?: string
}

const read = (dist: string, file: string) => JSON.parse(fs.readFileSync(path.join(dist, file), 'utf8'))
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

export async function endpointsOf(dist: string, origin: string): Promise<Endpoint[]> {
  const routes: Record<string, string> = read(dist, 'app-path-routes-manifest.json')
  const made: Record<string, { srcRoute: string | null }> = read(dist, 'prerender-manifest.json').routes
  const all: Endpoint[] = []
  for (const [file, route] of Object.entries(routes)) {
    const ahead = Object.keys(made).find((address) => made[address]?.srcRoute === route && address !== route)
    const address = route.includes('[') ? (ahead ?? null) : route
    if (file.endsWith('/page')) all.push({ name: `PAGE ${route}`, method: 'GET', address })
    else
      for (const method of methods)
        if (await isTaken(origin + (address ?? probed(route)), method))
          all.push({ name: `${method} ${route}`, method, address })
  }
  return [...all, ...actionsOf(dist)]
}

/** Server actions answer at every page; an id is all it takes to call one. */
function actionsOf(dist: string): Endpoint[] {
  const manifest: Record<string, Record<string, { exportedName?: string }>> = read(
    dist,
    'server/server-reference-manifest.json',
  )
  return ['node', 'edge'].flatMap((runtime) =>
    Object.entries(manifest[runtime] ?? {}).map(([action, { exportedName }]) => ({
      name: `ACTION ${exportedName ?? action}`,
      method: 'POST',
      address: '/settings',
      action,
    })),
  )
}

/** A handler without such a method is told apart by the framework's own 405. */
async function isTaken(url: string, method: string): Promise<boolean> {
  const response = await fetch(url, { method, redirect: 'manual' })
  await response.arrayBuffer()
  return response.status !== 405
}

const probed = (route: string) => route.replace(/\[[^\]]*\]/g, 'probe')

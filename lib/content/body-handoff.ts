import type { Body } from '@/lib/content/body'

/**
 * How a compiled body reaches `<Body>` on the server without passing through the flight payload.
 * Server components and client components are separate module graphs in one process; what both see is globalThis.
 */
const shelf = Symbol.for('serverside.bodies')
const shared: typeof globalThis & { [shelf]?: Map<string, Body> } = globalThis
const bodies = () => {
  shared[shelf] ??= new Map()
  return shared[shelf]
}

/** A render takes its body moments after the page laid it out; older ones are dropped to keep memory flat. */
const places = 64

/** Lays a body out for the render under way. */
export function handOver(body: Body): void {
  const laidOut = bodies()
  laidOut.delete(body.id)
  laidOut.set(body.id, body)
  for (const id of laidOut.keys()) {
    if (laidOut.size <= places) break
    laidOut.delete(id)
  }
}

/** Takes the body that the page laid out; it stays, since React may render twice. */
export const pickUp = (id: string): Body | undefined => bodies().get(id)

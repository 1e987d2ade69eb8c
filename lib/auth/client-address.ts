import { isIPv4, isIPv6 } from 'node:net'

/** Set by us on every request from the socket it came by, over whatever the client sent (lib/auth/peer.ts). */
export const peerHeader = 'x-serverside-peer'

type Trust = { isVercel: boolean; trustedProxies: number }

/**
 * The address that limits count by. `X-Forwarded-For` is read from the right, past as many proxies as we know to stand
 * in front: what is left of them is the client's own claim. An IPv6 network (/64) counts as one, since it is one line.
 */
export function clientAddress(headers: Pick<Headers, 'get'>, { isVercel, trustedProxies }: Trust): string {
  if (isVercel) return network(headers.get('x-vercel-forwarded-for')?.split(',')[0]?.trim())
  const claimed = trustedProxies === 0 ? [] : (headers.get('x-forwarded-for')?.split(',') ?? [])
  const hops = [...claimed.map((hop) => hop.trim()), headers.get(peerHeader) ?? '']
  return network(hops[Math.max(0, hops.length - 1 - trustedProxies)])
}

function network(address = ''): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(plain)) return plain
  if (!isIPv6(plain)) return 'unknown'
  const [before = '', after] = plain.toLowerCase().split('%')[0]?.split('::') ?? []
  const head = before === '' ? [] : before.split(':')
  const tail = after ? after.split(':') : []
  const gap = after === undefined ? [] : Array.from({ length: 8 - head.length - tail.length }, () => '0')
  return `${[...head, ...gap, ...tail].slice(0, 4).join(':')}::/64`
}

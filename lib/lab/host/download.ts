import type { Asset } from '../manifest'

/**
 * One part, unpacked. Browsers unpack Brotli on secure origins only, and only if the host says what it is; anywhere else the page
 * unpacks gzip itself. `onBytes` is told how many bytes of `asset.br` came in. Rejects when the network fails.
 */
export async function download(asset: Asset, onBytes: (bytes: number) => void): Promise<ArrayBuffer> {
  const packed = isSecureContext ? await ask(`/lab/${asset.file}.br`) : undefined
  if (packed?.headers.get('content-encoding') === 'br')
    return collect(bodyOf(packed), asset, (part) => onBytes((part / asset.raw) * asset.br))
  await packed?.body?.cancel()
  const stream = bodyOf(await ask(`/lab/${asset.file}.gz`)).pipeThrough(new DecompressionStream('gzip'))
  return collect(stream, asset, (part) => onBytes((part / asset.raw) * asset.br))
}

async function ask(address: string): Promise<Response> {
  const response = await fetch(address, { credentials: 'omit' })
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return response
}

function bodyOf({ body }: Response): ReadableStream<Uint8Array<ArrayBuffer>> {
  if (!body) throw new Error('An answer without a body.')
  return body
}

async function collect(
  stream: ReadableStream<Uint8Array>,
  asset: Asset,
  onPart: (bytes: number) => void,
): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(asset.raw)
  let at = 0
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) break
    bytes.set(value, at)
    at += value.length
    onPart(value.length)
  }
  if (at !== asset.raw) throw new Error(`${asset.file}: ${at} bytes instead of ${asset.raw}`)
  return bytes.buffer
}

import { failed, ok, type Result } from '@/lib/result'

export type BodyLimits = { bytes: number; depth: number; ms: number }
export type BodyError = {
  code: 'unsupported_media_type' | 'body_too_large' | 'body_too_slow' | 'body_not_json' | 'body_too_deep'
}

/** Reads a JSON body within limits that hold while it is read, whatever `content-length` says. Never throws. */
export async function readJson(request: Request, limits: BodyLimits): Promise<Result<unknown, BodyError>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return failed({ code: 'unsupported_media_type' })
  if (Number(request.headers.get('content-length')) > limits.bytes) return failed({ code: 'body_too_large' })
  const bytes = await readBytes(request, limits)
  if (!bytes.ok) return bytes
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.value)
    if (isDeeperThan(text, limits.depth)) return failed({ code: 'body_too_deep' })
    return ok(JSON.parse(text))
  } catch {
    return failed({ code: 'body_not_json' })
  }
}

/** Reads a body of at most so many bytes within so many milliseconds. Never throws. */
export async function readBytes(
  request: Request,
  { bytes: most, ms }: Pick<BodyLimits, 'bytes' | 'ms'>,
): Promise<Result<Uint8Array, BodyError>> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  if (!reader) return ok(new Uint8Array())
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooSlow = new Promise<'too slow'>((resolve) => {
    timer = setTimeout(() => resolve('too slow'), ms)
  })
  try {
    for (;;) {
      const read = await Promise.race([reader.read(), tooSlow])
      if (read === 'too slow') return failed({ code: 'body_too_slow' })
      if (read.done) return ok(Buffer.concat(chunks))
      size += read.value.byteLength
      if (size > most) return failed({ code: 'body_too_large' })
      chunks.push(read.value)
    }
  } catch {
    // The client went away in the middle.
    return failed({ code: 'body_not_json' })
  } finally {
    clearTimeout(timer)
    reader.cancel().catch(() => undefined)
  }
}

/** Counts brackets outside strings in one pass, before anything is built from the text. */
function isDeeperThan(text: string, most: number): boolean {
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const char = text[index]
    if (char === '"') index = endOfString(text, index)
    else if (char === '[' || char === '{') depth++
    else if (char === ']' || char === '}') depth--
    if (depth > most) return true
  }
  return false
}

function endOfString(text: string, start: number): number {
  let index = start + 1
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1
  return index
}

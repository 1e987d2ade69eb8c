import { failed, ok, type Result } from '@/lib/result'
import { type BodyError, readBytes } from './json-body'

const limits = { bytes: 8 * 1024, ms: 10_000 }

/**
 * Reads the fields of a plain form of at most 8 KiB; of equal names the last. U+0000, which PostgreSQL takes in no text,
 * becomes U+FFFD, as in HTML. Never throws.
 */
export async function readForm(request: Request): Promise<Result<Map<string, string>, BodyError>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') return failed({ code: 'unsupported_media_type' })
  const bytes = await readBytes(request, limits)
  if (!bytes.ok) return bytes
  const fields = [...new URLSearchParams(new TextDecoder().decode(bytes.value))]
  return ok(new Map(fields.map(([name, value]) => [name, value.replaceAll('\0', '\ufffd')])))
}

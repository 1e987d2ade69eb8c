/** In place of iconv-lite, whose tables weigh 600 kB: browsers know these encodings themselves. */
export function encodingExists(encoding: string): boolean {
  try {
    return new TextDecoder(encoding) !== undefined
  } catch {
    return false
  }
}

export const decode = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes)

export function getDecoder(encoding: string) {
  const decoder = new TextDecoder(encoding)
  return {
    write: (bytes: Uint8Array) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
  }
}

export default { decode, encodingExists, getDecoder }

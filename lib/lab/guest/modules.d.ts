/** Programs in other languages travel as text in the script of their worker. */
declare module '*.py' {
  const text: string
  export default text
}
declare module '*.rb' {
  const text: string
  export default text
}
declare module '*.php' {
  const text: string
  export default text
}

/** Packages for Node, of which programs in the lab use everything and the guest itself only this. */
declare module 'buffer' {
  export class Buffer extends Uint8Array<ArrayBuffer> {
    static from(data: Uint8Array | string, encoding?: string): Buffer
    static concat(parts: Uint8Array[]): Buffer
    override toString(encoding?: string): string
  }
  const buffer: { Buffer: typeof Buffer }
  export default buffer
}
declare module 'readable-stream' {
  export class Readable {
    push(chunk: Uint8Array | null): boolean
  }
  export class Writable {
    on(event: string, listener: (error: Error) => void): this
    write(...values: unknown[]): boolean
    end(...values: unknown[]): this
  }
  const stream: object
  export default stream
}
declare module 'express' {
  const express: object
  export default express
}
declare module 'events' {
  const events: object
  export default events
}
declare module 'path-browserify' {
  const path: object
  export default path
}
declare module 'querystring-es3' {
  const querystring: object
  export default querystring
}
declare module 'util' {
  const util: object
  export default util
}

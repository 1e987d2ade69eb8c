/** What programs of a worker share, as it was before the first of them. */
export type World = {
  /** Whether a program changed what JavaScript itself consists of: then the next one needs a new worker. */
  isAltered(): boolean
  /** Takes away the global names that programs have added. */
  sweep(): void
}

type Part = { holder: object; key: PropertyKey; value: unknown }

const constructors = [
  ...[
    Object,
    Function,
    Array,
    String,
    Number,
    Boolean,
    Symbol,
    Date,
    RegExp,
    Error,
    Map,
    Set,
    WeakMap,
    Promise,
  ],
  ...[ArrayBuffer, Uint8Array, Headers, Request, Response, URL, URLSearchParams, TextEncoder, TextDecoder],
  ...[Blob, MessagePort, MessageEvent, EventTarget],
]
const namespaces = [JSON, Math, Reflect, WebAssembly, console]

/** Remembers the world; the one that checks it later uses nothing that a program could have put in another’s place. */
export function rememberWorld(scope: object): World {
  const holders: object[] = [...namespaces]
  for (const one of constructors) holders.push(one, one.prototype)
  const parts = holders.flatMap((holder) => partsOf(holder))
  const counts = holders.map((holder) => Reflect.ownKeys(holder).length)
  const globals = new Set(Reflect.ownKeys(scope))
  const { ownKeys, getOwnPropertyDescriptor, isExtensible, deleteProperty } = { ...reflections }
  const isSame = (part: Part) => {
    const now = getOwnPropertyDescriptor(part.holder, part.key)
    return now !== undefined && (now.value ?? now.get) === part.value
  }
  return {
    isAltered: () => {
      for (let index = 0; index < parts.length; index++) if (!isSame(parts[index] as Part)) return true
      for (let index = 0; index < holders.length; index++) {
        const holder = holders[index] as object
        if (ownKeys(holder).length !== counts[index] || !isExtensible(holder)) return true
      }
      return !isExtensible(scope)
    },
    sweep: () => {
      for (const key of ownKeys(scope)) if (!globals.has(key)) deleteProperty(scope, key)
    },
  }
}

const reflections = {
  ownKeys: Reflect.ownKeys,
  getOwnPropertyDescriptor: Reflect.getOwnPropertyDescriptor,
  isExtensible: Reflect.isExtensible,
  deleteProperty: Reflect.deleteProperty,
}

/** Values that do not change by themselves: `RegExp.$1` and `RegExp.input` do. */
function partsOf(holder: object): Part[] {
  return Reflect.ownKeys(holder).flatMap((key) => {
    const { value, get } = Reflect.getOwnPropertyDescriptor(holder, key) ?? {}
    return typeof (value ?? get) === 'function' ? [{ holder, key, value: value ?? get }] : []
  })
}

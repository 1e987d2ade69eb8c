import { addressOf } from '../guest'

/** Modules by the name that programs import them under. */
export type Modules = Record<string, Record<string, unknown>>

/** A bundle of packages; it is imported when a program names one of them. */
export type Bundle = { names: readonly string[]; open(): Promise<Modules> }

/** Where the bundles’ modules lie for the scripts that hand them on. */
const shelf = Symbol.for('lab.modules')
const shelved: Modules = {}
Object.assign(globalThis, { [shelf]: shelved })

/** The modules that this source may import, each behind an address; importing one evaluates its bundle at most once. */
export async function packagesFor(sources: string[], bundles: Bundle[]): Promise<Map<string, string>> {
  const addresses = new Map<string, string>()
  const isNamed = (name: string) => sources.some((source) => source.includes(name.replace(/^node:/, '')))
  for (const bundle of bundles.filter(({ names }) => names.some(isNamed))) {
    const modules = await bundle.open()
    for (const name of bundle.names) addresses.set(name, addressOfModule(name, modules[name] ?? {}))
  }
  return addresses
}

const known = new Map<string, string>()

function addressOfModule(name: string, module: Record<string, unknown>): string {
  const address = known.get(name) ?? addressOf(handingOn(name, module))
  known.set(name, address)
  return address
}

/** A script that exports what the module holds. */
function handingOn(name: string, module: Record<string, unknown>): string {
  Object.assign(shelved, { [name]: module })
  const names = Object.keys(module).filter((key) => /^[A-Za-z_$][\w$]*$/.test(key) && key !== 'default')
  const locals = names.map((key, index) => `const v${index} = module[${JSON.stringify(key)}];`)
  const exported = names.map((key, index) => `v${index} as ${key}`)
  return [
    `const module = globalThis[Symbol.for('lab.modules')][${JSON.stringify(name)}];`,
    ...locals,
    `export { ${exported.join(', ')} };`,
    'export default module.default ?? module;',
  ].join('\n')
}

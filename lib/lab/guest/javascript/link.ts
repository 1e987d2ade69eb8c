import { parse } from 'es-module-lexer'

/** Where a module is found, and how a script is given an address. */
export type Linking = {
  files: Record<string, string>
  /** The address of a package that the lab has. */
  packageAt(specifier: string): string | undefined
  packages: readonly string[]
  publish(script: string): string
  /** The addresses of files that were linked already: two that import a third share it. */
  linked: Map<string, string>
}

/**
 * The address of a file whose imports, and those of all that it imports, name addresses. Modules made of blobs cannot import each
 * other in a circle. Throws with words for the learner. The lexer must be initialised.
 */
export function link(name: string, linking: Linking, above: string[] = []): string {
  const known = linking.linked.get(name)
  if (known) return known
  const source = linking.files[name]
  if (source === undefined) throw new Error(`There is no file ${name}, which ${above.at(-1)} imports.`)
  if (above.includes(name))
    throw new Error(`${[...above, name].join(' imports ')}: files cannot import each other in a circle here.`)
  let script = ''
  let at = 0
  for (const { specifier, start, end, type } of importsOf(name, source)) {
    if (typeof specifier !== 'string') continue
    const address = /^\.\.?\//.test(specifier)
      ? link(specifier.replace(/^\.\//, ''), linking, [...above, name])
      : linking.packageAt(specifier)
    if (!address) throw new Error(`${name} imports ${specifier}. The lab has ${linking.packages.join(', ')}.`)
    // A static specifier is the bare text between its quotes; that of import() includes them.
    script += source.slice(at, start) + (type === 'dynamic' ? JSON.stringify(address) : address)
    at = end
  }
  const own = linking.publish(`${script}${source.slice(at)}\n//# sourceURL=${name}`)
  linking.linked.set(name, own)
  return own
}

function importsOf(name: string, source: string) {
  try {
    return parse(source, name)[0]
  } catch (error) {
    throw new SyntaxError(`${error instanceof Error ? error.message : String(error)}`)
  }
}

import type { Language } from './runtime'

/** A part of a runtime: `/lab/<file>.br` and `/lab/<file>.gz` hold it, in so many bytes; unpacked it has `raw`. */
export type Asset = { file: string; raw: number; br: number; gz: number }

/** The script of a language’s worker, and the parts that it starts from. */
export type Recipe = { script: string; parts: string[] }

/** What `scripts/build-lab.ts` prepared. `php-asyncify` is PHP for browsers without JSPI. */
export type Manifest = {
  assets: Record<string, Asset>
  recipes: Partial<Record<Language | 'php-asyncify', Recipe>>
}

/** Where the manifest is found. Its address stays; those of the parts hold their content. */
export const manifestUrl = '/lab/manifest.json'

/** Whether WebAssembly can wait for promises here (JSPI): PHP is smaller and faster with it. */
const hasJspi = () => 'Suspending' in WebAssembly

/** What it takes to run a language in this browser. Throws when the build has no such language. */
export function recipeFor({ recipes }: Manifest, language: Language): Recipe {
  const recipe = recipes[language === 'php' && !hasJspi() ? 'php-asyncify' : language]
  if (!recipe) throw new Error(`The lab of this build has no ${language}.`)
  return recipe
}

/** All parts of a recipe, its script first. */
export const partsOf = ({ script, parts }: Recipe): string[] => [script, ...parts]

/** Bytes that will be transferred before a language runs; `has` names parts that are here already. */
export function bytesOf(
  manifest: Manifest,
  recipe: Recipe,
  has: { has(name: string): boolean } = new Set<string>(),
): number {
  return partsOf(recipe)
    .filter((name) => !has.has(name))
    .reduce((sum, name) => sum + (manifest.assets[name]?.br ?? 0), 0)
}

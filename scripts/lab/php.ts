import fs from 'node:fs'
import type { Plugin } from 'esbuild'
import { module } from './bundle'

const folder = 'node_modules/@php-wasm/web-8-4'

/** Stands in everything that contains PHP’s engine, which is free software of another licence than ours (NOTICE). */
export const phpLicence =
  '/*! Contains @php-wasm (WordPress Playground), GPL-2.0-or-later. Source: https://github.com/WordPress/wordpress-playground. Licence and notice: /lab/GPL-2.0.txt, /lab/NOTICE.txt */'

type Kind = 'jspi' | 'asyncify'

/** The page hands the module over: what the loader imports is only a name. */
const wasmByName: Plugin = {
  name: 'wasm-by-name',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\.(wasm|so)(\?url)?$/ }, ({ path }) => ({ path, namespace: 'wasm' }))
    onLoad({ filter: /.*/, namespace: 'wasm' }, () => ({ contents: 'export default "php.wasm"' }))
  },
}

export const phpLoader = (kind: Kind) =>
  module(`${folder}/${kind}/php_8_4.js`, { banner: phpLicence, plugins: [wasmByName] })

export function phpWasm(kind: Kind): Uint8Array {
  const versions = fs.readdirSync(`${folder}/${kind}`).filter((name) => /^8_4_\d+$/.test(name))
  return fs.readFileSync(`${folder}/${kind}/${versions[0]}/php_8_4.wasm`)
}

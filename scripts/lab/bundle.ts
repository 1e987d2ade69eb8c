import path from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'

const guest = 'lib/lab/guest'
const within = (file: string) => path.resolve(guest, 'javascript/node', file)

/** What packages import only where they find Node. */
const nodeOnly: Plugin = {
  name: 'node-only',
  setup: ({ onResolve, onLoad }) => {
    const builtin =
      /^(node:)?(fs|fs\/promises|path|url|module|crypto|vm|worker_threads|child_process|os|util|ws|net|tls|http|https|zlib|stream|buffer|events)$/
    onResolve({ filter: builtin }, ({ path: name }) => ({ path: name, namespace: 'node-only' }))
    onLoad({ filter: /.*/, namespace: 'node-only' }, () => ({ contents: 'module.exports = {}' }))
  },
}

const ours: Record<string, string> = { http: 'http.ts', url: 'url.ts', crypto: 'crypto.ts' }
const packaged: Record<string, string> = {
  stream: 'readable-stream/lib/ours/browser.js',
  events: 'events/events.js',
  buffer: 'buffer/index.js',
  util: 'util/util.js',
  path: 'path-browserify/index.js',
  string_decoder: 'string_decoder/lib/string_decoder.js',
  querystring: 'querystring-es3/index.js',
}

/** Node’s modules as the lab has them, for Express. */
const node: Plugin = {
  name: 'node',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^iconv-lite$/ }, () => ({ path: within('iconv.ts') }))
    const named =
      /^(node:)?(http|stream|events|buffer|util|path|string_decoder|querystring|url|fs|fs\/promises|net|zlib|crypto|tty|os|async_hooks|process|diagnostics_channel)$/
    onResolve({ filter: named }, ({ path: asked }) => {
      const name = asked.replace('node:', '')
      if (packaged[name]) return { path: path.resolve('node_modules', packaged[name]) }
      return { path: within(ours[name] ?? 'absent.ts') }
    })
  },
}

async function bundled(options: BuildOptions): Promise<Uint8Array> {
  const { outputFiles } = await build({
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
    loader: { '.py': 'text', '.rb': 'text', '.php': 'text' },
    ...options,
  })
  const [file] = outputFiles ?? []
  if (!file) throw new Error('esbuild wrote nothing.')
  return file.contents
}

/** The script of a language’s worker: a classic one, since a module worker does not start without an origin. */
export const workerScript = (language: string, banner = '') =>
  bundled({
    entryPoints: [`${guest}/${language}/start.ts`],
    format: 'iife',
    plugins: [nodeOnly],
    banner: { js: banner },
  })

export const module = (file: string, { banner = '', plugins = [] as Plugin[] } = {}) =>
  bundled({ entryPoints: [file], format: 'esm', plugins: [...plugins, nodeOnly], banner: { js: banner } })

export const nodePackages = () =>
  bundled({
    entryPoints: [`${guest}/javascript/node-packages.ts`],
    format: 'esm',
    plugins: [node],
    inject: [`${guest}/javascript/node/globals.ts`],
    define: { global: 'globalThis' },
  })

/** A script that stands in a page. */
export const inlineScript = async (file: string) =>
  Buffer.from(await bundled({ entryPoints: [file], format: 'iife' }))
    .toString()
    .trim()

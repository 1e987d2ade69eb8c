import fs from 'node:fs'
import { RubyVM } from '@ruby/wasm-wasi'

const folder = 'node_modules/@ruby/4.0-wasm-wasi'
export const rubyVersion: string = JSON.parse(fs.readFileSync(`${folder}/package.json`, 'utf8')).version

/** Ruby without its library. */
export const rubyWasm = () => fs.readFileSync(`${folder}/dist/ruby.wasm`)

/** What programs can require. All of Ruby’s library would weigh five megabytes more. */
const offered = [
  ...['js', 'json', 'set', 'time', 'date', 'uri', 'erb', 'cgi', 'cgi/escape', 'cgi/util', 'securerandom'],
  ...['digest', 'digest/sha2', 'openssl', 'stringio', 'strscan', 'forwardable', 'delegate', 'singleton'],
  ...[
    'logger',
    'pp',
    'English',
    'shellwords',
    'tsort',
    'weakref',
    'monitor',
    'yaml',
    'zlib',
    'random/formatter',
  ],
]

/** The files of that library by the name that they are required under. */
export async function rubyLibrary(): Promise<Uint8Array> {
  const module = await WebAssembly.compile(fs.readFileSync(`${folder}/dist/ruby+stdlib.wasm`))
  // Node warns of it as soon as it is imported.
  const { WASI } = await import('node:wasi')
  const wasi = new WASI({ version: 'preview1', returnOnExit: true })
  const { vm } = await RubyVM.instantiateModule({
    module,
    wasip1: wasi,
    args: ['ruby', '-EUTF-8', '--disable-gems', '-e_=0'],
  })
  const library = vm.eval(`
    %w[${offered.join(' ')}].each { |name| require name }
    roots = $LOAD_PATH.map { |root| root + "/" }.sort_by { |root| -root.length }
    files = $LOADED_FEATURES.select { |file| file.end_with?(".rb") }.filter_map do |file|
      root = roots.find { |root| file.start_with?(root) }
      root && [file.delete_prefix(root), File.read(file, encoding: "UTF-8")]
    end
    JSON.generate(files.to_h)
  `)
  return Buffer.from(library.toString())
}

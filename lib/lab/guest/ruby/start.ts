import { ConsoleStdout, Directory, File, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim'
import { RubyVM } from '@ruby/wasm-wasi'
import type { LabResponse } from '../../runtime'
import { ContractError, headersOf, partOf, type Surroundings, targetOf } from '../guest'
import { serve } from '../serve'
import harness from './harness.rb'
import pg from './pg.rb'

type Told = LabResponse & { contract?: string }

/** A Ruby program is a Rack application, which config.ru runs. */
serve(async ({ modules, blobs, database, log }: Surroundings) => {
  const app = new Map<string, File>()
  const library = folderOf(JSON.parse(await partOf(blobs, 'ruby-library.json').text()))
  const wasi = new WASI(
    [],
    [],
    [
      new OpenFile(new File([])),
      ConsoleStdout.lineBuffered((text) => log('stdout', text)),
      ConsoleStdout.lineBuffered((text) => log('stderr', text)),
      new PreopenDirectory('/library', library.contents),
      new PreopenDirectory('/app', app),
      new PreopenDirectory('/lab', new Map([['pg.rb', textFile(pg)]])),
    ],
    { debug: false },
  )
  const { vm } = await RubyVM.instantiateModule({
    module: partOf(modules, 'ruby.wasm'),
    wasip1: wasi,
    args: ['ruby', '-EUTF-8', '--disable-gems', '-e_=0'],
  })
  Object.assign(self, { labDatabase: { query: database.query } })
  vm.eval('$stdout.sync = $stderr.sync = true; $LOAD_PATH.unshift("/library")')
  vm.eval(harness)
  const lab = vm.eval('Lab')
  const call = (method: string, argument: string) =>
    lab.call(method, vm.wrap(argument).call('to_s')).toString()
  return {
    load: (files) => {
      app.clear()
      for (const [name, source] of Object.entries(files)) app.set(name, textFile(source))
      if (!('config.ru' in files)) throw new Error('A Ruby program begins in config.ru.')
      const problem = call('start', '')
      if (problem) throw new Error(problem)
    },
    handle: (request) => {
      const { method, body = '' } = request
      const { path, query } = targetOf(request)
      const asked = { method, path: decodeURIComponent(path), query, headers: headersOf(request), body }
      const told: Told = JSON.parse(call('handle', JSON.stringify(asked)))
      if (told.contract) throw new ContractError(told.contract)
      return told
    },
  }
})

const textFile = (text: string) => new File(new TextEncoder().encode(text), { readonly: true })

/** Files by their path, as a folder. */
function folderOf(files: Record<string, string>): Directory {
  const root = new Directory(new Map())
  for (const [path, text] of Object.entries(files)) {
    const names = path.split('/')
    const name = names.pop() ?? ''
    let folder = root
    for (const step of names) {
      const next = folder.contents.get(step) ?? new Directory(new Map())
      folder.contents.set(step, next)
      if (next instanceof Directory) folder = next
    }
    folder.contents.set(name, textFile(text))
  }
  return root
}

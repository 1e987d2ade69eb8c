import { loadPHPRuntime, PHP, type PHPRunOptions } from '@php-wasm/universal'
import type { LabRequest, LabResponse } from '../../runtime'
import { ContractError, headersOf, importPart, partOf, type Surroundings } from '../guest'
import { serve } from '../serve'
import load from './load.php'
import prelude from './prelude.php'
import run from './run.php'

/** A PHP program is a script that runs from its first line to its last at each request. */
serve(async (surroundings) => {
  const php = await startPhp(surroundings)
  for (const folder of ['/lab', '/app']) php.mkdir(folder)
  for (const [name, source] of Object.entries({ load, prelude, run }))
    php.writeFile(`/lab/${name}.php`, source)
  php.onMessage(async (data) => {
    const { text, params } = JSON.parse(data)
    return surroundings.database.query(text, JSON.stringify(params))
  })
  return {
    load: async (files) => {
      for (const name of php.listFiles('/app')) php.unlink(`/app/${name}`)
      for (const [name, source] of Object.entries(files)) php.writeFile(`/app/${name}`, source)
      if (!('index.php' in files)) throw new Error('A PHP program begins in index.php.')
      const { text } = await php.run({ scriptPath: '/lab/load.php' })
      if (text) throw new Error(text)
    },
    handle: (request) => handle(php, request, surroundings.log),
  }
})

async function startPhp({ modules, blobs }: Surroundings): Promise<PHP> {
  const kind = 'php-jspi.js' in blobs ? 'php-jspi' : 'php-asyncify'
  const loader = await importPart(partOf(blobs, `${kind}.js`))
  const module = partOf(modules, `${kind}.wasm`)
  const id = await loadPHPRuntime(loader, {
    instantiateWasm: (
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ) => {
      WebAssembly.instantiate(module, imports).then((instance) => done(instance, module))
      return {}
    },
  })
  return new PHP(id)
}

async function handle(php: PHP, request: LabRequest, log: Surroundings['log']): Promise<LabResponse> {
  const options: PHPRunOptions = {
    scriptPath: '/lab/run.php',
    relativeUri: request.url,
    method: request.method as PHPRunOptions['method'],
    headers: headersOf(request),
    $_SERVER: {
      DOCUMENT_ROOT: '/app',
      SCRIPT_NAME: '/index.php',
      SCRIPT_FILENAME: '/app/index.php',
      PHP_SELF: '/index.php',
      REMOTE_ADDR: '127.0.0.1',
      SERVER_NAME: 'lab.test',
    },
    ...(request.body === undefined ? {} : { body: new TextEncoder().encode(request.body) }),
  }
  const response = await php.run(options).catch(answerOf)
  for (const line of response.errors.split('\n').filter((line) => line.trim()))
    log('stderr', line.replace(/^PHP message: /, ''))
  if (!response.httpStatusCode) throw new ContractError('PHP gave no response.')
  const headers = Object.entries(response.headers).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  )
  return { status: response.httpStatusCode, headers, body: response.text }
}

/** A script that ended with an error has answered all the same, usually with status 500. */
function answerOf(error: unknown) {
  const { response } = error as { response?: Awaited<ReturnType<PHP['run']>> }
  if (response) return response
  throw error
}

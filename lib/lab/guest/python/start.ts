import type { LabRequest, LabResponse } from '../../runtime'
import { ContractError, headersOf, type Surroundings, targetOf } from '../guest'
import { serve } from '../serve'
import harness from './harness.py'
import psycopg from './psycopg.py'
import { startPython } from './pyodide'

type Harness = { load(files: string): string; handle(request: string): string }
type Told = LabResponse & { contract?: string }

/** A Python program is a WSGI application: a callable named `app` in app.py. */
serve(async (surroundings: Surroundings) => {
  const python = await startPython(surroundings)
  python.registerJsModule('lab_database', { query: surroundings.database.query })
  python.FS.mkdirTree('/lab')
  python.FS.writeFile('/lab/lab_harness.py', harness)
  python.FS.writeFile('/lab/psycopg.py', psycopg)
  // An image holds the random numbers of the moment in which it was made.
  python.runPython(`import random, sys
random.seed()
sys.dont_write_bytecode = True
sys.path.append("/lab")`)
  const { load, handle }: Harness = python.pyimport('lab_harness')
  return {
    load: (files) => {
      const problem = load(JSON.stringify(files))
      if (problem) throw new Error(problem)
    },
    handle: (request) => answered(handle(asked(request))),
  }
})

function asked(request: LabRequest): string {
  const { method, body = '' } = request
  return JSON.stringify({ method, ...targetOf(request), headers: headersOf(request), body })
}

function answered(json: string): LabResponse {
  const told: Told = JSON.parse(json)
  if (told.contract) throw new ContractError(told.contract)
  return told
}

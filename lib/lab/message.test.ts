import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limits } from './limits'
import {
  readFailure,
  readHandled,
  readLogs,
  readQueries,
  readResponse,
  readSqlAnswer,
  readSqlFailure,
} from './message'

test('a proper answer is read as it is', () => {
  const response = { status: 201, headers: [['location', '/books/4']], body: '{}' }
  expect(readHandled({ ms: 3, response }, [], [])).toEqual({ ms: 3, response, logs: [], queries: [] })
})

test('whatever arrives, reading it throws nothing and yields a response or a failure', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const handled = readHandled(value, readLogs(value), readQueries(value))
      expect(Boolean(handled.response) !== Boolean(handled.failure)).toBe(true)
      readSqlAnswer(value)
      readSqlFailure(value)
    }),
  )
})

test('what is too long is cut', () => {
  const body = 'x'.repeat(limits.bodyLength + 5)
  const response = readResponse({ status: 200, headers: Array(1000).fill(['a', 'b']), body })
  expect(response?.body).toHaveLength(limits.bodyLength + 1)
  expect(response?.headers).toHaveLength(limits.headers)
  const lines = readLogs(Array(5000).fill({ stream: 'stdout', text: 'y'.repeat(9999) }))
  expect(lines).toHaveLength(limits.logLines)
  expect(lines[0]?.text).toHaveLength(limits.lineLength + 1)
  const { results } = readSqlAnswer({ results: [{ rows: Array(9999).fill(['1']), fields: [] }] })
  expect(results[0]?.rows).toHaveLength(limits.maxRows)
})

test('a status that HTTP does not know is no response', () => {
  for (const status of [0, 99, 600, 200.5, Number.NaN, '200', undefined])
    expect(readHandled({ response: { status, headers: [], body: '' } }, [], []).failure?.kind).toBe(
      'contract',
    )
})

test('the sandbox cannot say that it was stopped', () => {
  expect(readFailure({ kind: 'timeout', message: 'x' })?.kind).toBe('sandbox')
  expect(readFailure({ kind: 'program', message: 'x' })?.kind).toBe('program')
})

test('lines of streams that there are not are left out', () => {
  expect(readLogs([{ stream: 'page', text: 'x' }, { stream: 'stderr', text: 5 }, 'z', null])).toEqual([
    { stream: 'stderr', text: '' },
  ])
})

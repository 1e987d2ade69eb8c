import { afterEach, expect, test } from 'vitest'
import { openLine } from './line'

const open: MessagePort[] = []
afterEach(() => {
  for (const port of open.splice(0)) port.close()
})

/** A line, and the other end of it, which answers as it is told. */
function connect(answer: (asked: { id: number; op: string }, say: (message: unknown) => void) => void) {
  const { port1, port2 } = new MessageChannel()
  open.push(port1, port2)
  port2.onmessage = ({ data }) => answer(data, (message) => port2.postMessage(message))
  return openLine(port1)
}

test('output that came before an answer belongs to it', async () => {
  const line = connect(({ id }, say) => {
    say({ logs: [{ stream: 'stdout', text: 'one' }] })
    say({ queries: [{ text: 'SELECT 1', params: ['2'], ms: 1, rows: 1 }] })
    say({ id, result: 'done' })
  })
  expect(await line.call('handle', {}, 1000)).toMatchObject({
    result: 'done',
    logs: [{ text: 'one' }],
    queries: [{ text: 'SELECT 1' }],
  })
})

test('an answer to another call is none', async () => {
  const line = connect(({ id }, say) => say({ id: id + 1, result: 'forged' }))
  expect((await line.call('handle', {}, 50)).failure?.kind).toBe('timeout')
})

test('a worker that says too much is no longer listened to', async () => {
  const line = connect((_asked, say) => {
    for (let count = 0; count < 3000; count++) say({ logs: [] })
  })
  expect((await line.call('handle', {}, 5000)).failure?.kind).toBe('sandbox')
})

test('messages of the wrong shape change nothing', async () => {
  const line = connect(({ id }, say) => {
    for (const message of [null, 5, 'x', [], { id: 'x' }, { logs: 'x' }, { failure: {} }]) say(message)
    say({ id, result: 1 })
  })
  expect(await line.call('sql', '', 1000)).toEqual({ result: 1, spoilt: false, logs: [], queries: [] })
})

test('stopping ends the call that waits, with what was heard', async () => {
  const line = connect((_asked, say) => say({ logs: [{ stream: 'stdout', text: 'still here' }] }))
  const outcome = line.call('handle', {}, 5000)
  await new Promise((resolve) => setTimeout(resolve, 20))
  line.fail({ kind: 'stopped', message: 'Stopped.' })
  expect(await outcome).toMatchObject({ failure: { kind: 'stopped' }, logs: [{ text: 'still here' }] })
})

import { expect, it } from 'vitest'
import { orderQuestion } from './schema'

const order = (items: string[]) =>
  orderQuestion.safeParse({ id: 'qst_aaaaaaaa', kind: 'order', prompt: 'Order these.', why: 'So.', items })

it('keeps the indentation of lines to be put in order, and nothing behind them', () => {
  expect(order(['def f():', '    a = 1  ', '\treturn a\n']).data?.items).toEqual([
    'def f():',
    '    a = 1',
    '\treturn a',
  ])
})

it('refuses a line of white space alone', () => {
  expect(order(['a', '   ', 'b']).success).toBe(false)
})

import { expect, test } from 'vitest'
import { limits } from '../limits'
import type { LogLine } from '../runtime'
import { openDiary } from './diary'

function open() {
  const heard: LogLine[] = []
  const diary = openDiary(({ logs }) => heard.push(...logs))
  return { diary, heard }
}

test('output without end is told up to a limit, and while it goes on', () => {
  const { diary, heard } = open()
  diary.begin()
  for (let line = 0; line < 1_000_000; line++) diary.log('stdout', 'x'.repeat(3000))
  expect(heard.length).toBeGreaterThan(0)
  diary.end()
  expect(heard).toHaveLength(limits.logLines)
  expect(heard[0]?.text).toHaveLength(limits.lineLength + 1)
  expect(heard.at(-1)).toEqual({
    stream: 'lab',
    text: `Only the first ${limits.logLines - 1} lines are shown.`,
  })
})

test('what is printed between two calls belongs to the second', () => {
  const { diary, heard } = open()
  diary.begin()
  diary.end()
  diary.log('stdout', 'late')
  expect(heard).toEqual([])
  diary.begin()
  diary.end()
  expect(heard).toEqual([{ stream: 'stdout', text: 'late' }])
})

import { expect, it } from 'vitest'
import { nearest, suggest } from './nearest'

it('prefers the word that begins so to one that differs by fewer letters', () => {
  expect(nearest('http', ['https', 'http-messages'])).toBe('https')
  expect(nearest('misc', ['mise', 'misconceptions'])).toBe('misconceptions')
})

it('finds a misspelt word, and is silent when none is near', () => {
  expect(nearest('promt', ['prompt', 'options'])).toBe('prompt')
  expect(nearest('zebra', ['prompt', 'options'])).toBeUndefined()
  expect(suggest('zebra', ['prompt', 'options'])).toBe('Known: prompt, options.')
})

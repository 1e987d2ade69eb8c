import { expect, it } from 'vitest'
import { readForm } from './form-body'

const type = 'application/x-www-form-urlencoded'
const read = (body: string, contentType = type) =>
  readForm(
    new Request('http://localhost', { method: 'POST', headers: { 'content-type': contentType }, body }),
  )

it('takes of equal names the last', async () => {
  expect(await read('id=a&id=b')).toEqual({ ok: true, value: new Map([['id', 'b']]) })
})

it('holds nothing that the database refuses', async () => {
  expect(await read('id=a%00b&other=%ff')).toEqual({
    ok: true,
    value: new Map([
      ['id', 'a\ufffdb'],
      ['other', '\ufffd'],
    ]),
  })
})

it('is refused when it is no form, or a long one', async () => {
  expect(await read('id=a', 'text/plain')).toMatchObject({ error: { code: 'unsupported_media_type' } })
  expect(await read(`id=${'a'.repeat(9000)}`)).toMatchObject({ error: { code: 'body_too_large' } })
})

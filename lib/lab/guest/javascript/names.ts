/** What programs can import, by bundle. */
export const webNames = [
  'pg',
  'hono',
  'hono/body-limit',
  'hono/cookie',
  'hono/html',
  'hono/http-exception',
  'hono/validator',
] as const

export const nodeNames = [
  'node:http',
  'node:crypto',
  'node:events',
  'node:buffer',
  'node:path',
  'node:querystring',
  'node:stream',
  'node:url',
  'node:util',
  'express',
] as const

import type { Handled, LabRequest } from '@/lib/lab/runtime'

/** One request to the books API, and what is wrong with an answer. */
export type Check = { name: string; request: LabRequest; expect: Expected }
type Expected = { status: number; location?: string; type?: string; json?: unknown; queries?: number }

const post = (body: string): LabRequest => ({
  method: 'POST',
  url: '/books',
  headers: { 'content-type': 'application/json' },
  body,
})
const get = (url: string): LabRequest => ({ method: 'GET', url })

/** The same for every language, in this order: later ones see what earlier ones did. */
export const checks: Check[] = [
  {
    name: 'lists every book with one query',
    request: get('/books'),
    expect: {
      status: 200,
      type: 'application/json',
      queries: 1,
      json: [{ id: 1 }, { year: 2017 }, { id: 3 }],
    },
  },
  { name: 'gives one book', request: get('/books/2'), expect: { status: 200, json: { id: 2, year: 2017 } } },
  { name: 'says that a book is missing', request: get('/books/999'), expect: { status: 404 } },
  {
    name: 'creates a book',
    request: post('{"title":"Réfactoring","author":"Fowler","year":1999}'),
    expect: { status: 201, location: '/books/4', json: { id: 4, title: 'Réfactoring' } },
  },
  { name: 'finds it again', request: get('/books/4'), expect: { status: 200, json: { author: 'Fowler' } } },
  {
    name: 'names the field that is missing',
    request: post('{"author":"Nobody"}'),
    expect: { status: 422, json: { errors: { title: 'required' } } },
  },
  { name: 'refuses what is no JSON', request: post('{oops'), expect: { status: 400 } },
  {
    name: 'takes SQL for text',
    request: post(JSON.stringify({ title: "x'); DROP TABLE books; --", author: 'Bobby' })),
    expect: { status: 201, json: { title: "x'); DROP TABLE books; --" } },
  },
  { name: 'knows no other address', request: get('/nope'), expect: { status: 404 } },
]

/** Everything that differs from what was expected, in words; objects may have more than was asked for. */
export function differences({ status, location, type, json, queries }: Expected, handled: Handled): string[] {
  if (!handled.response) return [`${handled.failure.kind}: ${handled.failure.message}`]
  const { response } = handled
  const header = (name: string) => response.headers.find(([own]) => own.toLowerCase() === name)?.[1]
  return [
    ...(response.status === status ? [] : [`status ${response.status}: ${response.body}`]),
    ...(location === undefined || header('location') === location ? [] : [`location ${header('location')}`]),
    ...(type === undefined || header('content-type')?.startsWith(type)
      ? []
      : [`type ${header('content-type')}`]),
    ...(queries === undefined || handled.queries.length === queries
      ? []
      : [`${handled.queries.length} queries`]),
    ...(json === undefined || includes(parsed(response.body), json) ? [] : [`body ${response.body}`]),
  ]
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

function includes(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part))
    return (
      Array.isArray(whole) &&
      whole.length === part.length &&
      part.every((item, i) => includes(whole[i], item))
    )
  if (typeof part !== 'object' || part === null) return Object.is(whole, part)
  const own = whole as Record<string, unknown>
  return Object.entries(part).every(
    ([key, value]) => typeof own === 'object' && own && includes(own[key], value),
  )
}

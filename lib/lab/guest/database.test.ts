import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Query } from '../runtime'
import { databaseOver } from './database'
import { pgOver } from './javascript/pg'

const postgres = await PGlite.create()
const queries: Query[] = []
const database = databaseOver(
  (message) => postgres.execProtocolRawSync(message),
  (query) => queries.push(query),
)
const { Pool, DatabaseError } = pgOver(database.query)
const pool = new Pool()

beforeEach(() => {
  database.reset('CREATE TABLE books (id integer PRIMARY KEY, title text NOT NULL, tags text[])')
  queries.length = 0
})
afterAll(() => postgres.close())

test('values come as node-postgres gives them', async () => {
  const { rows } = await pool.query(
    `SELECT 1 AS small, 2::bigint AS large, 1.50 AS exact, true AS yes, NULL AS nothing, '{"a":[1]}'::jsonb AS json,
      ARRAY['x', 'y "z"', NULL] AS list, '2026-01-02T03:04:05Z'::timestamptz AS moment`,
  )
  expect(rows).toEqual([
    {
      small: 1,
      large: '2',
      exact: '1.50',
      yes: true,
      nothing: null,
      json: { a: [1] },
      list: ['x', 'y "z"', null],
      moment: new Date('2026-01-02T03:04:05Z'),
    },
  ])
})

test('parameters arrive as they were meant', async () => {
  const values = [7, 'it’s', ['a', 'b "c"', null]]
  await pool.query('INSERT INTO books VALUES ($1, $2, $3)', values)
  expect((await pool.query('SELECT * FROM books')).rows).toEqual([{ id: 7, title: 'it’s', tags: values[2] }])
  const given = await pool.query('SELECT $1::jsonb AS json, $2::boolean AS no, $3::timestamptz AS moment', [
    { a: 1 },
    false,
    new Date(0),
  ])
  expect(given.rows).toEqual([{ json: { a: 1 }, no: false, moment: new Date(0) }])
})

test('a refusal carries its code and constraint, and is told', async () => {
  await pool.query("INSERT INTO books VALUES (1, 'a')")
  const refused = await pool.query("INSERT INTO books VALUES (1, 'b')").catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(DatabaseError)
  expect(refused).toMatchObject({ code: '23505', constraint: 'books_pkey', table: 'books' })
  expect(queries.map(({ rows, failure }) => [rows, Boolean(failure)])).toEqual([
    [1, false],
    [0, true],
  ])
})

test('statements go as far as they can, and say where they broke off', () => {
  const { results, failure } = database.run('SELECT 1 AS one; SELECT 2; SELECT nope; SELECT 3')
  expect(results.map(({ rows }) => rows)).toEqual([[['1']], [['2']]])
  expect(results[0]?.fields).toEqual([{ name: 'one', type: 'integer' }])
  expect(failure).toMatchObject({ code: '42703', position: 35 })
})

test('a plan runs the statement and takes it back, within a transaction too', () => {
  const count = () => database.run('SELECT count(*) FROM books').results[0]?.rows[0]?.[0]
  const insert = { text: 'INSERT INTO books VALUES ($1, $2)', params: [1, 'a'], format: 'text' as const }
  expect(database.explain(insert).plan).toContain('Insert on books')
  expect(count()).toBe('0')
  database.run("BEGIN; INSERT INTO books VALUES (2, 'kept')")
  expect(JSON.parse(database.explain({ ...insert, format: 'json' }).plan ?? '')[0].Plan['Node Type']).toBe(
    'ModifyTable',
  )
  expect(count()).toBe('1')
  database.run('COMMIT')
  expect(database.explain({ ...insert, text: 'SELEC 1', params: [] }).failure?.code).toBe('42601')
})

test('nothing of a program outlives a reset', () => {
  database.run(
    "CREATE SCHEMA other; SET search_path = other; BEGIN; INSERT INTO public.books VALUES (1, 'a')",
  )
  database.reset('CREATE TABLE books (id integer)')
  const { results } = database.run(
    "SELECT count(*) FROM books; SELECT count(*) FROM pg_namespace WHERE nspname = 'other'",
  )
  expect(results.map(({ rows }) => rows[0]?.[0])).toEqual(['0', '0'])
})

test('a transaction that was left open is ended once', () => {
  database.run('BEGIN')
  expect(database.endTransaction()).toBe(true)
  expect(database.endTransaction()).toBe(false)
})

import { expect, test } from 'vitest'
import { runSql, statementsOf } from './sql'

test('numbers stand on the right, headings in the middle, and what is unknown is empty', async () => {
  const script = `SELECT * FROM (VALUES (1, 'Emma', true), (12, NULL, false)) AS b (id, title, lent);`
  expect(await runSql(script)).toBe(
    [' id | title | lent', '----+-------+------', '  1 | Emma  | t', ' 12 |       | f', '(2 rows)', ''].join(
      '\n',
    ),
  )
})

test('days, money and lists are printed as PostgreSQL writes them', async () => {
  expect(await runSql(`SELECT date '2026-03-01' AS day, 1.50 AS price, ARRAY[1, 2] AS list;`)).toContain(
    ' 2026-03-01 |  1.50 | {1,2}\n(1 row)\n',
  )
})

test('a refused statement prints why, and the next one runs', async () => {
  const script = `CREATE TABLE t (a int NOT NULL);\nINSERT INTO t VALUES (NULL);\nSELECT count(*) FROM t;`
  const [error, detail, , ...rest] = (await runSql(script)).split('\n')
  expect(error).toBe('ERROR:  null value in column "a" of relation "t" violates not-null constraint')
  expect(detail).toBe('DETAIL:  Failing row contains (null).')
  expect(rest).toContain('     0')
})

test('a statement ends with a line, not within a body', () => {
  const body = 'DO $$\nBEGIN\n  PERFORM 1;\nEND\n$$;\n'
  expect(statementsOf(`SELECT 1; -- one\n${body}`)).toEqual(['SELECT 1; -- one\n', body])
})

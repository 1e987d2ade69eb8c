import { afterAll, describe, expect, test } from 'vitest'
import { findPostgres } from '@/lib/db/testing/postgres'
import { endSessions, playSessions, turnsOf } from './sessions'

test('a line with a letter hands over to that session, and what stands before is preparation', () => {
  expect(turnsOf('CREATE TABLE t (a int);\n-- A\nBEGIN;\nSELECT 1;\n-- B\nSELECT 2;\n')).toEqual([
    { session: '', statement: 'CREATE TABLE t (a int);' },
    { session: 'A', statement: 'BEGIN;' },
    { session: 'A', statement: 'SELECT 1;' },
    { session: 'B', statement: 'SELECT 2;' },
  ])
})

describe.skipIf(!findPostgres())('on PostgreSQL', () => {
  afterAll(endSessions)
  const table = 'CREATE TABLE t (a int);\nINSERT INTO t VALUES (1);\n'

  test('a statement that meets a lock is seen to wait, and to go on when the lock is gone', async () => {
    const script = `${table}-- A\nBEGIN;\nUPDATE t SET a = 2;\n-- B\nUPDATE t SET a = a + 1;\n-- A\nCOMMIT;\n`
    expect(await playSessions(script)).toBe(
      [
        'A=> BEGIN;\nBEGIN\n',
        'A=> UPDATE t SET a = 2;\nUPDATE 1\n',
        'B=> UPDATE t SET a = a + 1;\n(waits)\n',
        'A=> COMMIT;\nCOMMIT\n',
        'B, which waited, goes on:\nUPDATE 1\n',
      ].join('\n'),
    )
  })

  test('a script that leaves a session waiting is refused', async () => {
    const script = `${table}-- A\nBEGIN;\nUPDATE t SET a = 2;\n-- B\nUPDATE t SET a = 3;\n`
    await expect(playSessions(script)).rejects.toThrow('nobody let this go on: UPDATE t SET a = 3;')
  })
})

import type { Language } from '@/lib/lab/runtime'

/**
 * In each language a program that answers what its driver made of values, of a refusal, and of a transaction that failed; and that reads one cookie and
 * sets two. What is expected is what the real drivers give.
 */
export const manners: Record<Language, { source: string; answers: unknown }> = {
  javascript: {
    source: `import pg from 'pg'
const pool = new pg.Pool()
export default { async fetch(request) {
  const { rows: [values] } = await pool.query('SELECT 1 AS a, 2::bigint AS b, true AS c, 1.50 AS d, $1::int AS e', [null])
  const refused = await pool.query("INSERT INTO books OVERRIDING SYSTEM VALUE VALUES (1, 'x', 'y')").catch((error) => error.code)
  const client = await pool.connect()
  await client.query('BEGIN'); await client.query('DELETE FROM books'); await client.query('ROLLBACK')
  const { rows: [{ count }] } = await client.query('SELECT count(*)::int AS count FROM books')
  const response = Response.json({ values, refused, count, cookie: request.headers.get('cookie') })
  response.headers.append('set-cookie', 'a=1'); response.headers.append('set-cookie', 'b=2')
  return response
} }`,
    answers: {
      values: { a: 1, b: '2', c: true, d: '1.50', e: null },
      refused: '23505',
      count: 3,
      cookie: 'id=7',
    },
  },
  php: {
    source: `<?php
$db = new PDO('pgsql:dbname=x', options: [PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC]);
$s = $db->prepare('SELECT 1 AS a, 2::bigint AS b, true AS c, 1.50 AS d, :e::int AS e'); $s->execute(['e' => null]); $values = $s->fetch();
try { $db->exec("INSERT INTO books OVERRIDING SYSTEM VALUE VALUES (1, 'x', 'y')"); } catch (PDOException $e) { $refused = $e->getCode(); }
$db->beginTransaction(); $db->exec('DELETE FROM books'); $db->rollBack();
$count = $db->query('SELECT count(*) FROM books')->fetchColumn();
header('Set-Cookie: a=1', false); header('Set-Cookie: b=2', false); header('Content-Type: application/json');
echo json_encode(['values' => $values, 'refused' => $refused, 'count' => $count, 'cookie' => $_SERVER['HTTP_COOKIE'] ?? null]);`,
    answers: {
      values: { a: 1, b: 2, c: true, d: '1.50', e: null },
      refused: '23505',
      count: 3,
      cookie: 'id=7',
    },
  },
  ruby: {
    source: `require "pg"
DB = PG.connect unless defined?(DB)
run lambda { |env|
  values = DB.exec_params("SELECT 1 AS a, 2::bigint AS b, true AS c, 1.50 AS d, $1::int AS e", [nil]).first
  refused = begin
    DB.exec("INSERT INTO books OVERRIDING SYSTEM VALUE VALUES (1, 'x', 'y')")
  rescue PG::UniqueViolation => e
    e.result.error_field("C")
  end
  begin
    DB.transaction { |c| c.exec("DELETE FROM books"); raise "no" }
  rescue RuntimeError
  end
  count = DB.exec("SELECT count(*) FROM books").getvalue(0, 0)
  [200, { "content-type" => "application/json", "set-cookie" => ["a=1", "b=2"] }, [JSON.generate({ values:, refused:, count:, cookie: env["HTTP_COOKIE"] })]]
}`,
    answers: {
      values: { a: '1', b: '2', c: 't', d: '1.50', e: null },
      refused: '23505',
      count: '3',
      cookie: 'id=7',
    },
  },
  python: {
    source: `import json, psycopg
db = psycopg.connect(row_factory=psycopg.rows.dict_row, autocommit=True)
def app(environ, start_response):
    values = db.execute("SELECT 1 AS a, 2::bigint AS b, true AS c, 1.50 AS d, %s::int AS e", [None]).fetchone()
    try:
        db.execute("INSERT INTO books OVERRIDING SYSTEM VALUE VALUES (1, 'x', 'y')")
    except psycopg.errors.UniqueViolation as error:
        refused = error.sqlstate
    try:
        with db.transaction():
            db.execute("DELETE FROM books")
            raise ValueError
    except ValueError:
        pass
    count = db.execute("SELECT count(*) FROM books").fetchone()["count"]
    start_response("200 OK", [("Content-Type", "application/json"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
    told = {"values": values, "refused": refused, "count": count, "cookie": environ.get("HTTP_COOKIE")}
    return [json.dumps(told, default=str).encode()]`,
    answers: {
      values: { a: 1, b: 2, c: true, d: '1.50', e: null },
      refused: '23505',
      count: 3,
      cookie: 'id=7',
    },
  },
}

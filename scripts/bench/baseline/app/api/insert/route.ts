import pg from 'pg'

/** The least that stores what the portal stores: one INSERT, no questions asked. */

const columns =
  'learner_id, event_id, head, type, subject_id, payload, payload_hash, occurred_at, received_at, local_day, lesson_id, is_right, content_rev, device_id, device_seq, tz_offset_min'

const insert = `insert into progress_event (${columns})
  values ($1, $2, $3, $4, $5, $6, $7, $8, now(), $9, $10, $11, $12, $13, $14, $15)`

let pool: pg.Pool | undefined

/** The body is the row as a JSON array, in the order of the columns. */
export async function POST(request: Request) {
  pool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
  const row: unknown[] = await request.json()
  await pool.query(insert, row)
  return Response.json({ ok: true })
}

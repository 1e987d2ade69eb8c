const again = new Set(['40001', '40P01'])

async function inTransaction(db, work, attempts = 3) {
  for (let attempt = 1; ; attempt++) {
    try {
      await db.query('BEGIN ISOLATION LEVEL SERIALIZABLE')
      const result = await work(db)
      await db.query('COMMIT')
      return result
    } catch (error) {
      await db.query('ROLLBACK')
      if (!again.has(error.code) || attempt === attempts) throw error
    }
  }
}

// Stands in for a driver: prints what it is sent, and refuses the first update.
let refusals = 1
const db = {
  async query(sql) {
    console.log(sql)
    if (!sql.startsWith('UPDATE') || refusals-- < 1) return
    throw Object.assign(new Error('could not serialize access'), { code: '40001' })
  },
}

await inTransaction(db, async (tx) => {
  await tx.query('SELECT cents FROM vouchers WHERE id = 9')
  await tx.query('UPDATE vouchers SET cents = 2000 WHERE id = 9')
})

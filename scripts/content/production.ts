/** Imported first: React reads this when it loads, and its development build renders several times slower. */
Object.assign(process.env, { NODE_ENV: 'production' })

import fs from 'node:fs'
import { entryFiles, type Language, type Program } from '@/lib/lab/runtime'

const read = (file: string) => fs.readFileSync(`e2e/lab/books/${file}`, 'utf8')
export const seedSql = read('seed.sql')

/** The books API in every way that the lab offers: its name, its language, its file. */
export const books: [name: string, language: Language, file: string][] = [
  ['a fetch handler', 'javascript', 'fetch.js'],
  ['node:http', 'javascript', 'http.js'],
  ['Express', 'javascript', 'express.js'],
  ['Hono', 'javascript', 'hono.js'],
  ['PHP', 'php', 'index.php'],
  ['Rack', 'ruby', 'config.ru'],
  ['WSGI', 'python', 'app.py'],
]

export const booksIn = (language: Language, file: string): Program => programOf(language, read(file))

/** A program of one file, beside the books. */
export const programOf = (language: Language, source: string): Program => ({
  files: { [entryFiles[language]]: source },
  seedSql,
})

/** One that never answers. */
export const endless: Partial<Record<Language, string>> = {
  javascript: "console.log('here'); export default { fetch() { for (;;) console.log('on and on') } }",
  php: '<?php while (true);',
  ruby: 'run ->(_env) { loop { puts "on and on" } }',
  python: 'def app(environ, start_response):\n    while True:\n        print("on and on")\n',
}

import http from 'node:http'

const MAX_BODY = 2_000 // bytes
const books = new Map([[1, 'Middlemarch'], [2, 'Kindred'], [3, 'Solaris']])

class Problem extends Error {
  constructor(status, title, extra) {
    super(title)
    Object.assign(this, { status, extra })
  }
}

// 1. Read: the announced type, and at most MAX_BODY bytes.
async function read(request) {
  const [type] = (request.headers['content-type'] ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/json')
    throw new Problem(415, 'Unsupported Media Type', { detail: 'Send application/json.' })
  const chunks = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size <= MAX_BODY) chunks.push(chunk)
  }
  if (size > MAX_BODY)
    throw new Problem(413, 'Content Too Large', { detail: `Send at most ${MAX_BODY} bytes.` })
  return Buffer.concat(chunks)
}

// 2. Parse: bytes become a value, of whatever shape.
function parse(bytes) {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Problem(400, 'Bad Request', { detail: 'The body is not JSON in UTF-8.' })
  }
}

// 3. Validate: the value becomes a book, or a list of everything that is wrong with it.
const rules = {
  title: {
    holds: (value) => typeof value === 'string' && value.trim() !== '' && [...value].length <= 200,
    detail: 'must be a text of 1 to 200 characters',
  },
  copies: {
    holds: (value) => Number.isInteger(value) && value >= 1 && value <= 99,
    detail: 'must be a whole number from 1 to 99',
  },
}

function validate(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid([{ detail: 'must be an object', pointer: '#' }])
  const errors = []
  for (const [name, { holds, detail }] of Object.entries(rules))
    if (!holds(value[name])) errors.push({ detail, pointer: `#/${name}` })
  for (const name of Object.keys(value))
    if (!Object.hasOwn(rules, name)) errors.push({ detail: `${name} is not known here`, pointer: '#' })
  if (errors.length > 0) throw invalid(errors)
  return { title: value.title.trim(), copies: value.copies }
}

const invalid = (errors) =>
  new Problem(422, 'Invalid book', { type: 'https://shop.example/problems/invalid-book', errors })

// 4. Act: only now does anything change.
function addBook(book) {
  const id = books.size + 1
  books.set(id, book.title)
  return { id, ...book }
}

async function createBook(request) {
  const bytes = await read(request)
  const value = parse(bytes)
  const book = validate(value)
  return addBook(book)
}

function send(response, status, type, value) {
  response.writeHead(status, { 'Content-Type': type })
  response.end(`${JSON.stringify(value, null, 4)}\n`)
}

const server = http.createServer(async (request, response) => {
  try {
    send(response, 201, 'application/json', await createBook(request))
  } catch (error) {
    const { status, message, extra } =
      error instanceof Problem ? error : new Problem(500, 'Internal Server Error', {})
    send(response, status, 'application/problem+json', { title: message, status, ...extra })
  }
})
server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1')

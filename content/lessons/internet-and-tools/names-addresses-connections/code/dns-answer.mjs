// A DNS reply as it arrives in one UDP datagram: header, question, answer (RFC 1035, section 4).
const bytes = Buffer.from(
  '2b1d81800001000100000000' + // header: id, flags, how many questions and answers
    '076c696272617279076578616d706c6500' + // library.example, each label after its length
    '00010001' + // asked: type A, class Internet
    'c00c00010001' + // answer: the name at byte 12, type A, class Internet
    '0000012c0004c000020a', // time to live, length of the data, the data
  'hex',
)

// Reads a name that starts at `at`; returns it and the place after it.
function readName(at) {
  const labels = []
  for (;;) {
    const length = bytes[at]
    if (length === 0) return [labels.join('.'), at + 1]
    if (length >= 0xc0) {
      const [rest] = readName(bytes.readUInt16BE(at) & 0x3fff)
      return [[...labels, rest].join('.'), at + 2]
    }
    labels.push(bytes.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
}

const id = bytes.readUInt16BE(0)
const code = bytes.readUInt16BE(2) & 0x000f
console.log(`${bytes.length} bytes, reply to query 0x${id.toString(16)}, code ${code} (0 is no error)`)

const [asked, afterQuestion] = readName(12)
console.log(`question: ${asked}, type ${bytes.readUInt16BE(afterQuestion)} (1 is A, an IPv4 address)`)

const [name, at] = readName(afterQuestion + 4)
const ttl = bytes.readUInt32BE(at + 4)
const address = [...bytes.subarray(at + 10, at + 14)].join('.')
console.log(`answer: ${name} is ${address}, to be kept for at most ${ttl} s`)

# A DNS reply as it arrives in one UDP datagram: header, question, answer (RFC 1035, section 4).
BYTES = [
  '2b1d81800001000100000000' + # header: id, flags, how many questions and answers
  '076c696272617279076578616d706c6500' + # library.example, each label after its length
  '00010001' + # asked: type A, class Internet
  'c00c00010001' + # answer: the name at byte 12, type A, class Internet
  '0000012c0004c000020a' # time to live, length of the data, the data
].pack('H*')

def number(at, length)
  BYTES.byteslice(at, length).bytes.inject(0) { |sum, byte| sum * 256 + byte }
end

# Reads a name that starts at `at`; returns it and the place after it.
def read_name(at)
  labels = []
  until (length = number(at, 1)).zero?
    if length >= 0xc0
      rest, = read_name(number(at, 2) & 0x3fff)
      return [[*labels, rest].join('.'), at + 2]
    end
    labels << BYTES.byteslice(at + 1, length)
    at += 1 + length
  end
  [labels.join('.'), at + 1]
end

code = number(2, 2) & 0x000f
puts "#{BYTES.bytesize} bytes, reply to query 0x#{number(0, 2).to_s(16)}, code #{code} (0 is no error)"

asked, after_question = read_name(12)
puts "question: #{asked}, type #{number(after_question, 2)} (1 is A, an IPv4 address)"

name, at = read_name(after_question + 4)
address = BYTES.byteslice(at + 10, 4).bytes.join('.')
puts "answer: #{name} is #{address}, to be kept for at most #{number(at + 4, 4)} s"

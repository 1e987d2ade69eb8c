# A DNS reply as it arrives in one UDP datagram: header, question, answer (RFC 1035, section 4).
data = bytes.fromhex(
    '2b1d81800001000100000000'  # header: id, flags, how many questions and answers
    '076c696272617279076578616d706c6500'  # library.example, each label after its length
    '00010001'  # asked: type A, class Internet
    'c00c00010001'  # answer: the name at byte 12, type A, class Internet
    '0000012c0004c000020a'  # time to live, length of the data, the data
)


def number(at, length):
    return int.from_bytes(data[at:at + length], 'big')


def read_name(at):
    """Reads a name that starts at `at`; returns it and the place after it."""
    labels = []
    while (length := data[at]) != 0:
        if length >= 0xC0:
            rest, _ = read_name(number(at, 2) & 0x3FFF)
            return '.'.join([*labels, rest]), at + 2
        labels.append(data[at + 1:at + 1 + length].decode('ascii'))
        at += 1 + length
    return '.'.join(labels), at + 1


code = number(2, 2) & 0x000F
print(f'{len(data)} bytes, reply to query 0x{number(0, 2):x}, code {code} (0 is no error)')

asked, after_question = read_name(12)
print(f'question: {asked}, type {number(after_question, 2)} (1 is A, an IPv4 address)')

name, at = read_name(after_question + 4)
ttl = number(at + 4, 4)
address = '.'.join(str(byte) for byte in data[at + 10:at + 14])
print(f'answer: {name} is {address}, to be kept for at most {ttl} s')

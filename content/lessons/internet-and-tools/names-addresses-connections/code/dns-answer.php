<?php
// A DNS reply as it arrives in one UDP datagram: header, question, answer (RFC 1035, section 4).
define('BYTES', hex2bin(
    '2b1d81800001000100000000' // header: id, flags, how many questions and answers
    . '076c696272617279076578616d706c6500' // library.example, each label after its length
    . '00010001' // asked: type A, class Internet
    . 'c00c00010001' // answer: the name at byte 12, type A, class Internet
    . '0000012c0004c000020a' // time to live, length of the data, the data
));

function number(int $at, int $length): int
{
    return hexdec(bin2hex(substr(BYTES, $at, $length)));
}

/** Reads a name that starts at $at; returns it and the place after it. */
function readName(int $at): array
{
    $labels = [];
    while (($length = number($at, 1)) !== 0) {
        if ($length >= 0xc0) {
            [$rest] = readName(number($at, 2) & 0x3fff);
            return [implode('.', [...$labels, $rest]), $at + 2];
        }
        $labels[] = substr(BYTES, $at + 1, $length);
        $at += 1 + $length;
    }
    return [implode('.', $labels), $at + 1];
}

$code = number(2, 2) & 0x000f;
printf("%d bytes, reply to query 0x%x, code %d (0 is no error)\n", strlen(BYTES), number(0, 2), $code);

[$asked, $afterQuestion] = readName(12);
printf("question: %s, type %d (1 is A, an IPv4 address)\n", $asked, number($afterQuestion, 2));

[$name, $at] = readName($afterQuestion + 4);
$address = implode('.', array_map('ord', str_split(substr(BYTES, $at + 10, 4))));
printf("answer: %s is %s, to be kept for at most %d s\n", $name, $address, number($at + 4, 4));

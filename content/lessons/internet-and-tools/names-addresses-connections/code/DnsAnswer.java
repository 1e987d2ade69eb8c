import java.nio.ByteBuffer;
import java.util.*;

class DnsAnswer {
    // A DNS reply as it arrives in one UDP datagram: header, question, answer (RFC 1035, section 4).
    static final ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(
        "2b1d81800001000100000000" // header: id, flags, how many questions and answers
        + "076c696272617279076578616d706c6500" // library.example, each label after its length
        + "00010001" // asked: type A, class Internet
        + "c00c00010001" // answer: the name at byte 12, type A, class Internet
        + "0000012c0004c000020a")); // time to live, length of the data, the data

    record Name(String text, int after) {}

    /** Reads a name that starts at a place; returns it and the place after it. */
    static Name readName(int at) {
        var labels = new ArrayList<String>();
        int length;
        while ((length = bytes.get(at) & 0xff) != 0) {
            if (length >= 0xc0) {
                labels.add(readName(bytes.getShort(at) & 0x3fff).text());
                return new Name(String.join(".", labels), at + 2);
            }
            labels.add(new String(bytes.array(), at + 1, length));
            at += 1 + length;
        }
        return new Name(String.join(".", labels), at + 1);
    }

    public static void main(String[] args) {
        int id = bytes.getShort(0) & 0xffff, code = bytes.getShort(2) & 0x000f;
        System.out.printf("%d bytes, reply to query 0x%x, code %d (0 is no error)%n", bytes.limit(), id, code);

        Name asked = readName(12);
        int type = bytes.getShort(asked.after());
        System.out.printf("question: %s, type %d (1 is A, an IPv4 address)%n", asked.text(), type);

        Name name = readName(asked.after() + 4);
        long ttl = bytes.getInt(name.after() + 4) & 0xffffffffL;
        var address = new StringJoiner(".");
        for (int i = 10; i < 14; i++) address.add("" + (bytes.get(name.after() + i) & 0xff));
        System.out.printf("answer: %s is %s, to be kept for at most %d s%n", name.text(), address, ttl);
    }
}

package gavel;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** One line of JSON in ASCII, sent in one piece. */
public final class Output {
    private final OutputStream stream;
    private byte[] line = new byte[1 << 12];
    private int size;

    Output(OutputStream stream) {
        this.stream = stream;
    }

    private void reserve(int more) {
        if (size + more > line.length) line = Arrays.copyOf(line, Math.max(2 * line.length, size + more));
    }

    public void put(char c) {
        reserve(1);
        line[size++] = (byte) c;
    }

    public void write(String ascii) {
        int length = ascii.length();
        reserve(length);
        for (int i = 0; i < length; i++) line[size++] = (byte) ascii.charAt(i);
    }

    public void write(long value) {
        if (value == Long.MIN_VALUE) {
            write(Long.toString(value));
            return;
        }
        reserve(20);
        if (value < 0) {
            line[size++] = '-';
            value = -value;
        }
        int start = size;
        do {
            line[size++] = (byte) ('0' + value % 10);
            value /= 10;
        } while (value > 0);
        for (int i = start, j = size - 1; i < j; i++, j--) {
            byte digit = line[i];
            line[i] = line[j];
            line[j] = digit;
        }
    }

    void writeQuoted(String text) {
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                put('\\');
                put(c);
            } else if (c < 0x20 || c > 0x7e) {
                write("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) put(Character.forDigit(c >> shift & 15, 16));
            } else {
                put(c);
            }
        }
        put('"');
    }

    int size() {
        return size;
    }

    byte[] written(int start, int end) {
        return Arrays.copyOfRange(line, start, end);
    }

    /** Take back what was written beyond this size. */
    void cut(int size) {
        this.size = size;
    }

    void send() {
        put('\n');
        try {
            stream.write(line, 0, size);
        } catch (IOException error) {
            throw new Refusal("the answer could not be sent: " + error.getMessage());
        }
        size = 0;
    }
}

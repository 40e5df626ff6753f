package gavel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lines of JSON, read piece by piece as the types ask for them. */
public final class Input {
    private final InputStream stream;
    private final byte[] buffer;
    private int here;
    private int end;
    private boolean isFirst; // in a list: no value was read yet
    private byte[] text = new byte[256];

    Input(InputStream stream) {
        this.stream = stream;
        buffer = new byte[1 << 16];
    }

    /** Read a text once more that was written before. */
    Input(byte[] text) {
        stream = InputStream.nullInputStream();
        buffer = text;
        end = text.length;
    }

    private boolean fill() {
        try {
            here = 0;
            end = Math.max(0, stream.read(buffer));
            return end > 0;
        } catch (IOException error) {
            throw new Refusal("the tests cannot be read: " + error.getMessage());
        }
    }

    int peek() {
        while (here < end || fill()) {
            if (buffer[here] != ' ') return buffer[here];
            here++;
        }
        return -1;
    }

    private int take() {
        if (here == end && !fill()) throw new Refusal("the test ended too early");
        return buffer[here++];
    }

    /** Wait for the next line; false at the end. */
    boolean next() {
        while (peek() == '\n') here++;
        return peek() != -1;
    }

    /** The next character is this one. */
    public void expect(char c) {
        if (peek() == -1 || take() != c) throw new Refusal("the test does not fit the signature");
        isFirst = c == '[' || c == '{';
    }

    /** In a list: true before each value, false at its end. */
    public boolean more() {
        int c = peek();
        if (c == ']' || c == '}') {
            here++;
            isFirst = false;
            return false;
        }
        if (!isFirst) expect(',');
        isFirst = false;
        return true;
    }

    /** In a list: go on to the next value, which must be there. */
    void advance() {
        if (!more()) throw new Refusal("the test does not fit the signature");
    }

    public boolean takeNull() {
        if (peek() != 'n') return false;
        for (int i = 0; i < 4; i++) take();
        return true;
    }

    public long readLong() {
        boolean isNegative = peek() == '-';
        if (isNegative) here++;
        long value = 0;
        for (int c; (c = here < end ? buffer[here] : peek()) >= '0' && c <= '9'; here++) value = value * 10 - (c - '0');
        return isNegative ? value : -value;
    }

    double readDouble() {
        int size = 0;
        for (int c; (c = peek()) == '-' || c == '+' || c == '.' || c == 'e' || c == 'E' || (c >= '0' && c <= '9'); here++) {
            if (size == text.length) text = Arrays.copyOf(text, 2 * size);
            text[size++] = (byte) c;
        }
        return Double.parseDouble(new String(text, 0, size, StandardCharsets.ISO_8859_1));
    }

    boolean readBoolean() {
        boolean value = peek() == 't';
        for (int i = value ? 4 : 5; i > 0; i--) take();
        return value;
    }

    String readString() {
        expect('"');
        int size = 0;
        for (;;) {
            int c = take();
            if (c == '"') return new String(text, 0, size, StandardCharsets.UTF_8);
            if (size + 4 > text.length) text = Arrays.copyOf(text, 2 * text.length);
            if (c != '\\') {
                text[size++] = (byte) c;
                continue;
            }
            c = take();
            if (c != 'u') {
                text[size++] = (byte) switch (c) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> c;
                };
                continue;
            }
            int code = readHex();
            if (Character.isHighSurrogate((char) code)) {
                take();
                take();
                code = Character.toCodePoint((char) code, (char) readHex());
            }
            for (byte one : Character.toString(code).getBytes(StandardCharsets.UTF_8)) text[size++] = one;
        }
    }

    private int readHex() {
        int value = 0;
        for (int i = 0; i < 4; i++) value = value * 16 + Character.digit(take(), 16);
        return value;
    }
}

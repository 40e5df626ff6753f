package gavel;

import java.util.List;
import java.util.Map;

/** A class whose nodes lie in the rows of the whole test: each value is the number of one. */
final class LinkedRows extends Rows {
    private final boolean areAnswered; // as they are after the call

    LinkedRows(Map<?, ?> wanted) throws ReflectiveOperationException {
        super((String) wanted.get("type"), (List<?>) wanted.get("fields"));
        areAnswered = wanted.get("rows") == Boolean.TRUE;
    }

    @Override
    void begin() {
        clear();
    }

    /** Read what comes after the arguments. */
    void readTest(Input in) {
        in.advance();
        readRows(in);
    }

    void beginAnswer(Output out) {
        if (areAnswered) out.put('[');
    }

    void endAnswer(Output out, String who) {
        if (!areAnswered) return;
        out.put(',');
        writeRows(out, who);
        out.put(']');
    }

    @Override
    Object readValue(Input in) {
        return readLink(in);
    }

    @Override
    void writeValue(Object node, Output out, String who) {
        if (areAnswered || node == null || isKnown(node)) writeLink(node, out);
        else out.writeQuoted("a node that was not given");
    }
}

package gavel;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The class Node where each value has rows of its own, and is the node of the first. */
final class OwnRows extends Rows {
    private final boolean isFresh;
    private final Set<Object> given = Collections.newSetFromMap(new IdentityHashMap<>());

    /** `isFresh`: an answer may hold no node that was given. */
    OwnRows(List<?> fields, boolean isFresh) throws ReflectiveOperationException {
        super("Node", fields);
        this.isFresh = isFresh;
    }

    @Override
    void begin() {
        given.clear();
    }

    @Override
    Object readValue(Input in) {
        clear();
        readRows(in);
        if (isFresh) given.addAll(nodes);
        return nodes.isEmpty() ? null : nodes.get(0);
    }

    /** Write a node and all that hangs on it. */
    @Override
    void writeValue(Object node, Output out, String who) {
        clear();
        if (node != null) numberOf(node);
        int start = out.size();
        writeRows(out, who);
        if (given.stream().noneMatch(this::isKnown)) return;
        out.cut(start);
        out.writeQuoted("the answer holds a node that was given, and should be a copy");
    }
}

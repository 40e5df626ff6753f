package gavel;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nodes of one class as rows, a row a node: the values of its fields, another node as the number of its row. */
final class Rows {
    private static final int MAX_NODES = 2_000_000;

    private final Class<?> type;
    private final Constructor<?> constructor;
    private final Object[] blanks; // what the constructor is given: zeros
    private final List<Column> columns = new ArrayList<>();
    private final boolean isFresh;
    private final Set<Object> given = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Object> nodes = new ArrayList<>();
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();

    /** Take the class's name and its fields as the header has them; `isFresh`: an answer may hold no node that was given. */
    Rows(String name, List<?> fields, boolean isFresh) throws ReflectiveOperationException {
        type = Class.forName(name);
        constructor = shortest(type.getDeclaredConstructors());
        constructor.setAccessible(true);
        blanks = new Object[constructor.getParameterCount()];
        for (int i = 0; i < blanks.length; i++) blanks[i] = Array.get(Array.newInstance(constructor.getParameterTypes()[i], 1), 0);
        for (Object one : fields) columns.add(new Column(name, (Map<?, ?>) one));
        this.isFresh = isFresh;
    }

    private static Constructor<?> shortest(Constructor<?>[] all) {
        Constructor<?> best = all[0];
        for (Constructor<?> one : all) if (one.getParameterCount() < best.getParameterCount()) best = one;
        return best;
    }

    Class<?> type() {
        return type;
    }

    /** Forget the nodes of the test before. */
    void begin() {
        given.clear();
    }

    /** Read the rows of a value, which is the node of the first. */
    Object readValue(Input in) {
        clear();
        read(in);
        if (isFresh) given.addAll(nodes);
        return nodes.isEmpty() ? null : nodes.get(0);
    }

    /** Write a node and all that hangs on it. */
    void writeValue(Object value, Output out, String who) {
        clear();
        if (value != null) numberOf(value);
        int start = out.size();
        write(out, who);
        if (isFresh && !Collections.disjoint(numbers.keySet(), given)) {
            out.cut(start);
            out.writeQuoted("the answer holds a node that was given, and should be a copy");
        }
    }

    private void clear() {
        nodes.clear();
        numbers.clear();
    }

    private void read(Input in) {
        int number = 0;
        in.expect('[');
        while (in.more()) {
            Object node = at(number++);
            in.expect('[');
            for (Column column : columns) {
                in.more();
                column.read(node, in);
            }
            in.expect(']');
        }
    }

    /** Return the node of a row, which may be yet to come. */
    private Object at(int number) {
        try {
            while (nodes.size() <= number) nodes.add(constructor.newInstance(blanks));
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
        return nodes.get(number);
    }

    /** Write a row for each node, and for those that it leads to. */
    private void write(Output out, String who) {
        out.put('[');
        for (int i = 0; i < nodes.size(); i++) {
            out.write(i > 0 ? ",[" : "[");
            boolean isFirst = true;
            for (Column column : columns) {
                if (!isFirst) out.put(',');
                isFirst = false;
                column.write(nodes.get(i), out, who);
            }
            out.put(']');
            if (nodes.size() > MAX_NODES) throw new Refusal(who + " returned more than " + MAX_NODES + " nodes");
        }
        out.put(']');
    }

    private int numberOf(Object node) {
        Integer known = numbers.putIfAbsent(node, nodes.size());
        if (known != null) return known;
        nodes.add(node);
        return nodes.size() - 1;
    }

    /** One field of the class. */
    private final class Column {
        private final Field field;
        private final Type value; // null for a link
        private final boolean isList;

        Column(String link, Map<?, ?> wanted) throws ReflectiveOperationException {
            field = Type.dialect.field(type, (String) wanted.get("name"));
            field.setAccessible(true);
            String text = (String) wanted.get("type");
            isList = text.equals(link + "[]");
            value = isList || text.equals(link) ? null : Type.of(text);
        }

        void read(Object node, Input in) {
            try {
                field.set(node, value != null ? value.read(in) : isList ? readLinks(in) : readLink(in));
            } catch (IllegalAccessException error) {
                throw new IllegalStateException(error);
            }
        }

        private Object readLink(Input in) {
            return in.takeNull() ? null : at((int) in.readLong());
        }

        private Object readLinks(Input in) {
            List<Object> links = new ArrayList<>();
            in.expect('[');
            while (in.more()) links.add(readLink(in));
            return Type.dialect.of(links);
        }

        void write(Object node, Output out, String who) {
            Object content;
            try {
                content = field.get(node);
            } catch (IllegalAccessException error) {
                throw new IllegalStateException(error);
            }
            if (value != null) value.write(content, out, who);
            else if (isList) writeLinks(content, out);
            else writeLink(content, out);
        }

        private void writeLink(Object link, Output out) {
            if (link == null) out.write("null");
            else out.write(numberOf(link));
        }

        private void writeLinks(Object links, Output out) {
            boolean isFirst = true;
            out.put('[');
            if (links != null) {
                for (Object link : Type.dialect.items(links)) {
                    if (!isFirst) out.put(',');
                    isFirst = false;
                    writeLink(link, out);
                }
            }
            out.put(']');
        }
    }
}

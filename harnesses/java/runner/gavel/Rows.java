package gavel;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Nodes of one class as rows, a row a node: the values of its fields, another node as the number of its row. */
abstract class Rows {
    private static final int MAX_NODES = 2_000_000;
    private static final String LINK = "Node"; // whatever the class is called

    final List<Object> nodes = new ArrayList<>();
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();
    private final Class<?> type;
    private final Constructor<?> constructor;
    private final Object[] blanks; // what the constructor is given: zeros
    private final List<Column> columns = new ArrayList<>();

    /** Take the class's name and its fields as the header has them. */
    Rows(String name, List<?> fields) throws ReflectiveOperationException {
        type = Class.forName(name);
        constructor = shortest(type.getDeclaredConstructors());
        constructor.setAccessible(true);
        blanks = new Object[constructor.getParameterCount()];
        for (int i = 0; i < blanks.length; i++) blanks[i] = Array.get(Array.newInstance(constructor.getParameterTypes()[i], 1), 0);
        for (Object one : fields) columns.add(new Column((Map<?, ?>) one));
    }

    private static Constructor<?> shortest(Constructor<?>[] all) {
        Constructor<?> best = all[0];
        for (Constructor<?> one : all) if (one.getParameterCount() < best.getParameterCount()) best = one;
        return best;
    }

    final Class<?> type() {
        return type;
    }

    /** Forget the nodes of the test before. */
    abstract void begin();

    /** Read a value, which is a node or null. */
    abstract Object readValue(Input in);

    abstract void writeValue(Object node, Output out, String who);

    final void clear() {
        nodes.clear();
        numbers.clear();
    }

    final void readRows(Input in) {
        int number = 0;
        in.expect('[');
        while (in.more()) {
            Object node = at(number++);
            in.expect('[');
            for (Column column : columns) {
                in.advance();
                column.read(node, in);
            }
            in.expect(']');
        }
    }

    /** Read the number of a node, whose row may be yet to come. */
    final Object readLink(Input in) {
        return in.takeNull() ? null : at((int) in.readLong());
    }

    private Object at(int number) {
        try {
            while (nodes.size() <= number) numberOf(constructor.newInstance(blanks));
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
        return nodes.get(number);
    }

    /** Write a row for each node, and for those that it leads to. */
    final void writeRows(Output out, String who) {
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
            if (nodes.size() > MAX_NODES) throw new Refusal(who + " made more than " + MAX_NODES + " nodes");
        }
        out.put(']');
    }

    final void writeLink(Object node, Output out) {
        if (node == null) out.write("null");
        else out.write(numberOf(node));
    }

    final boolean isKnown(Object node) {
        return numbers.containsKey(node);
    }

    /** Return the number of a node; one that was not met before gets the next. */
    final int numberOf(Object node) {
        Integer known = numbers.putIfAbsent(node, nodes.size());
        if (known != null) return known;
        nodes.add(node);
        return nodes.size() - 1;
    }

    /** One field of the class. */
    private final class Column {
        private final Field field;
        private final boolean isLink;
        private final boolean isList;
        private final Type value; // of neither

        Column(Map<?, ?> wanted) throws ReflectiveOperationException {
            field = Type.dialect.field(type, (String) wanted.get("name"));
            field.setAccessible(true);
            String text = (String) wanted.get("type");
            isLink = text.equals(LINK);
            isList = text.equals(LINK + "[]");
            value = isLink || isList ? null : Type.of(text);
        }

        void read(Object node, Input in) {
            try {
                field.set(node, isLink ? readLink(in) : isList ? readLinks(in) : value.read(in));
            } catch (IllegalAccessException error) {
                throw new IllegalStateException(error);
            }
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
            if (isLink) writeLink(content, out);
            else if (isList) writeLinks(content, out);
            else value.write(content, out, who);
        }

        private void writeLinks(Object links, Output out) {
            boolean isFirst = true;
            out.put('[');
            for (Object link : links == null ? List.of() : Type.dialect.items(links)) {
                if (!isFirst) out.put(',');
                isFirst = false;
                writeLink(link, out);
            }
            out.put(']');
        }
    }
}

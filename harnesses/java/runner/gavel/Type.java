package gavel;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A value's type, e.g. `list<integer[]>`: how it is read, written, and which class it is. */
final class Type {
    static Dialect dialect = new Dialect();
    static final Map<String, Rows> allRows = new HashMap<>(); // of the types of this problem that are given in rows
    private static Nodes nodes;

    private final String name; // "array" and "list" have an item
    private final Type item;
    private final Rows rows;

    private Type(String name, Type item) {
        this.name = name;
        this.item = item;
        rows = allRows.get(name);
    }

    static Type of(String text) {
        if (text.endsWith("[]")) return new Type("array", of(text.substring(0, text.length() - 2)));
        if (text.startsWith("list<")) return new Type("list", of(text.substring(5, text.length() - 1)));
        return new Type(text.startsWith("Node<") ? "Node" : text, null);
    }

    @Override
    public String toString() {
        return item == null ? name : name.equals("array") ? item + "[]" : "list<" + item + ">";
    }

    boolean isVoid() {
        return name.equals("void");
    }

    private static Nodes nodes() {
        if (nodes == null) {
            try {
                nodes = (Nodes) Class.forName("GavelNodes").getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException error) {
                throw new IllegalStateException(error);
            }
        }
        return nodes;
    }

    /** Return the class of a parameter of this type. */
    Class<?> type() {
        if (rows != null) return rows.type();
        return switch (name) {
            case "integer" -> int.class;
            case "long" -> long.class;
            case "double" -> double.class;
            case "boolean" -> boolean.class;
            case "character" -> char.class;
            case "string" -> String.class;
            case "list" -> dialect.type();
            case "array" -> item.type().arrayType();
            case "void" -> void.class;
            default -> nodes().type(name.equals("TreeNode"));
        };
    }

    Object read(Input in) {
        if (rows != null) return rows.readValue(in);
        return switch (name) {
            case "integer" -> (int) in.readLong();
            case "long" -> in.readLong();
            case "double" -> in.readDouble();
            case "boolean" -> in.readBoolean();
            case "string" -> in.readString();
            case "character" -> in.readString().charAt(0);
            case "ListNode" -> nodes().readList(in);
            case "TreeNode" -> nodes().readTree(in);
            case "list" -> dialect.of(readList(in));
            default -> readArray(in);
        };
    }

    private List<Object> readList(Input in) {
        ArrayList<Object> values = new ArrayList<>();
        in.expect('[');
        while (in.more()) values.add(item.read(in));
        return values;
    }

    private Object readArray(Input in) {
        int size = 0;
        switch (item.name) {
            case "integer" -> {
                int[] values = new int[16];
                in.expect('[');
                while (in.more()) {
                    if (size == values.length) values = Arrays.copyOf(values, 2 * size);
                    values[size++] = (int) in.readLong();
                }
                return Arrays.copyOf(values, size);
            }
            case "long" -> {
                long[] values = new long[16];
                in.expect('[');
                while (in.more()) {
                    if (size == values.length) values = Arrays.copyOf(values, 2 * size);
                    values[size++] = in.readLong();
                }
                return Arrays.copyOf(values, size);
            }
            default -> {
                List<Object> values = readList(in);
                Object array = Array.newInstance(item.type(), values.size());
                for (Object value : values) Array.set(array, size++, value);
                return array;
            }
        }
    }

    /** Write a result; refuse what is not of this type. */
    void write(Object value, Output out, String who) {
        if (rows != null) {
            if (value != null && !type().isInstance(value)) throw wrong(value, who);
            rows.writeValue(value, out, who);
            return;
        }
        switch (name) {
            case "void" -> out.write("null");
            case "integer", "long" -> {
                if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
                    out.write(((Number) value).longValue());
                } else if (value instanceof BigInteger) {
                    out.write(value.toString());
                } else {
                    throw wrong(value, who);
                }
            }
            case "double" -> {
                if (!(value instanceof Number number)) throw wrong(value, who);
                out.write(Double.toString(number.doubleValue()));
            }
            case "boolean" -> {
                if (!(value instanceof Boolean)) throw wrong(value, who);
                out.write(value.toString());
            }
            case "string" -> {
                if (!(value instanceof String text)) throw wrong(value, who);
                out.writeQuoted(text);
            }
            case "character" -> {
                if (!(value instanceof Character)) throw wrong(value, who);
                out.writeQuoted(value.toString());
            }
            case "ListNode", "TreeNode" -> {
                if (value != null && value.getClass() != type()) throw wrong(value, who);
                if (name.equals("TreeNode")) nodes().writeTree(value, out);
                else nodes().writeList(value, out);
            }
            default -> writeItems(value, out, who);
        }
    }

    private void writeItems(Object value, Output out, String who) {
        boolean isFirst = true;
        out.put('[');
        if (value instanceof int[] numbers && item.item == null && (item.name.equals("integer") || item.name.equals("long"))) {
            for (int number : numbers) {
                if (!isFirst) out.put(',');
                isFirst = false;
                out.write(number);
            }
        } else if (value != null && value.getClass().isArray()) {
            int length = Array.getLength(value);
            for (int i = 0; i < length; i++) {
                if (i > 0) out.put(',');
                item.write(Array.get(value, i), out, who);
            }
        } else {
            Iterable<?> values = dialect.items(value);
            if (values == null) throw wrong(value, who);
            for (Object one : values) {
                if (!isFirst) out.put(',');
                isFirst = false;
                item.write(one, out, who);
            }
        }
        out.put(']');
    }

    private Refusal wrong(Object value, String who) {
        String shown = value == null ? "null" : "a " + value.getClass().getTypeName();
        return new Refusal(who + " returned " + shown + "; expected " + this);
    }
}

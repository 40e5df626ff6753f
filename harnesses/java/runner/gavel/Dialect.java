package gavel;

import java.lang.reflect.Field;
import java.util.List;

/** What languages on the virtual machine differ in; here it is Java's. One with lists of its own has a class beside this. */
class Dialect {
    /** Return the class of a list. */
    Class<?> type() {
        return List.class;
    }

    Object of(List<Object> values) {
        return values;
    }

    /** Return what a sequence holds; null if the value is none. */
    Iterable<?> items(Object value) {
        return value instanceof Iterable<?> values ? values : null;
    }

    /** Return a field of a node's class by its name in the header. */
    Field field(Class<?> type, String name) throws NoSuchFieldException {
        return type.getDeclaredField(name);
    }
}

package gavel;

import java.util.List;

/** How a list is made and taken apart: java.util's. A language with lists of its own has a class beside this. */
class Lists {
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
}

package gavel;

import java.lang.reflect.Field;
import java.util.List;
import scala.collection.IterableOnce;
import scala.collection.immutable.$colon$colon;
import scala.collection.immutable.Nil$;
import scala.jdk.javaapi.CollectionConverters;

/** Java's harness with Scala's lists, and its names for a node's value. */
public final class ScalaHarness {
    private ScalaHarness() {}

    public static void main(String[] arguments) throws Exception {
        Type.dialect = new ScalaDialect();
        Harness.main(arguments);
    }

    private static final class ScalaDialect extends Dialect {
        @Override
        Class<?> type() {
            return scala.collection.immutable.List.class;
        }

        @Override
        Object of(List<Object> values) {
            scala.collection.immutable.List<Object> list = nil();
            for (int i = values.size() - 1; i >= 0; i--) list = new $colon$colon<>(values.get(i), list);
            return list;
        }

        @SuppressWarnings("unchecked") // the empty list is one of everything
        private static scala.collection.immutable.List<Object> nil() {
            return (scala.collection.immutable.List<Object>) (Object) Nil$.MODULE$;
        }

        @Override
        Iterable<?> items(Object value) {
            return value instanceof IterableOnce<?> values ? iterable(values) : null;
        }

        private static <T> Iterable<T> iterable(IterableOnce<T> values) {
            return () -> CollectionConverters.asJava(values.iterator());
        }

        @Override
        Field field(Class<?> type, String name) throws NoSuchFieldException {
            String value = type.getName().equals("ListNode") ? "x" : "value"; // `val` is a word of the language
            return super.field(type, name.equals("val") ? value : name);
        }
    }
}

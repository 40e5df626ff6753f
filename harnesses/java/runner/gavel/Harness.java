package gavel;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The harness for Java: decodes, calls, encodes (harnesses/README.md has the protocol). */
public final class Harness {
    // How much of a stack trace is worth reading.
    private static final int SHOWN_FRAMES = 16;
    private static final int SHOWN_CAUSES = 4;

    private static LinkedRows linked; // null where nodes are no numbers

    private Harness() {}

    public static void main(String[] arguments) throws Exception {
        try {
            Input tests = new Input(new FileInputStream("/dev/fd/3"));
            Output answers = new Output(new FileOutputStream("/dev/fd/4"));
            if (tests.next()) serve(tests, answers);
        } catch (InvocationTargetException error) {
            end(error.getCause());
        } catch (Throwable error) {
            end(error);
        }
        flush();
        Runtime.getRuntime().halt(0);
    }

    private static void serve(Input tests, Output answers) throws Exception {
        Map<String, Object> header = readObject(tests);
        if (header.get("node") instanceof List<?> fields) {
            boolean isFresh = header.get("function") instanceof Map<?, ?> wanted && wanted.get("fresh") == Boolean.TRUE;
            Type.allRows.put("Node", new OwnRows(fields, isFresh));
        }
        if (header.get("linked") instanceof Map<?, ?> wanted) {
            linked = new LinkedRows(wanted);
            Type.allRows.put((String) wanted.get("type"), linked);
        }
        if (header.get("class") instanceof Map<?, ?> wanted) {
            serveClass(wanted, tests, answers);
        } else {
            String solution = header.get("adapter") == Boolean.TRUE ? "Adapter" : "Solution";
            serveFunction((Map<?, ?>) header.get("function"), load(solution), tests, answers);
        }
    }

    private static void serveFunction(Map<?, ?> wanted, Class<?> solution, Input tests, Output answers) throws Exception {
        Call call = new Call(wanted);
        Method method = call.method(solution);
        // Scala's solutions are objects: their methods are static to others.
        Constructor<?> constructor = Modifier.isStatic(method.getModifiers()) ? null : accessible(solution.getDeclaredConstructor());
        int output = wanted.get("output") instanceof Long position ? position.intValue() : -1;
        boolean isCounted = output >= 0 && !wanted.get("returns").equals("void");
        while (tests.next()) {
            for (Rows one : Type.allRows.values()) one.begin();
            tests.expect('[');
            Object[] arguments = call.read(tests, null);
            if (linked != null) linked.readTest(tests);
            tests.expect(']');
            Object result = method.invoke(constructor == null ? null : constructor.newInstance(), arguments);
            if (linked != null) linked.beginAnswer(answers);
            if (isCounted) answers.write("[");
            if (isCounted || output < 0) call.returns.write(result, answers, call.name);
            if (isCounted) answers.write(",");
            if (output >= 0) call.params[output].write(arguments[output], answers, call.name);
            if (isCounted) answers.write("]");
            if (linked != null) linked.endAnswer(answers, call.name);
            flush();
            answers.send();
        }
    }

    private static void serveClass(Map<?, ?> wanted, Input tests, Output answers) throws Exception {
        String name = (String) wanted.get("name");
        Class<?> type = load(name);
        Call create = new Call((Map<?, ?>) wanted.get("constructor"));
        Constructor<?> constructor = create.find(type.getDeclaredConstructors(), null, name + " has no constructor");
        Map<String, Call> calls = new HashMap<>();
        Map<String, Method> methods = new HashMap<>();
        for (Object one : (List<?>) wanted.get("methods")) {
            Call call = new Call((Map<?, ?>) one);
            calls.put(call.name, call);
            methods.put(call.name, call.method(type));
        }
        Type names = Type.of("string[]");
        while (tests.next()) {
            tests.expect('[');
            tests.advance();
            String[] operations = (String[]) names.read(tests);
            tests.advance();
            tests.expect('[');
            Results results = new Results(answers, operations.length);
            Object instance = constructor.newInstance(create.readOperation(tests, results));
            answers.write("[null");
            results.add();
            for (int i = 1; i < operations.length; i++) {
                Call call = calls.get(operations[i]);
                Object result = methods.get(operations[i]).invoke(instance, call.readOperation(tests, results));
                answers.put(',');
                call.returns.write(result, answers, call.name);
                results.add();
            }
            tests.expect(']');
            tests.expect(']');
            answers.put(']');
            flush();
            answers.send();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException error) {
            throw new Refusal("the solution has no class " + name);
        }
    }

    private static <T extends AccessibleObject> T accessible(T member) {
        member.setAccessible(true);
        return member;
    }

    private static void flush() {
        System.out.flush();
        System.err.flush();
    }

    /** A function, method or constructor as the signature has it. */
    private static final class Call {
        final String name;
        final Type[] params;
        final Type returns;

        Call(Map<?, ?> wanted) {
            name = (String) wanted.get("name");
            List<?> list = (List<?>) wanted.get("params");
            params = new Type[list.size()];
            for (int i = 0; i < params.length; i++) params[i] = Type.of((String) ((Map<?, ?>) list.get(i)).get("type"));
            returns = wanted.get("returns") instanceof String text ? Type.of(text) : Type.of("void");
        }

        Object[] readOperation(Input tests, Results results) {
            tests.advance();
            tests.expect('[');
            Object[] arguments = read(tests, results);
            tests.expect(']');
            return arguments;
        }

        /** Read the arguments; `results` has those that refer to results. */
        Object[] read(Input tests, Results results) {
            Object[] arguments = new Object[params.length];
            for (int i = 0; i < params.length; i++) {
                tests.advance();
                arguments[i] = params[i].read(tests.peek() == '{' ? results.referred(tests) : tests);
            }
            return arguments;
        }

        Method method(Class<?> type) {
            return find(type.getDeclaredMethods(), name, "class " + type.getName() + " has no method " + name);
        }

        /** Return the one with these parameters; failing that, the one with as many. */
        <T extends Executable> T find(T[] members, String name, String complaint) {
            T similar = null;
            for (T member : members) {
                if (member.isSynthetic() || (name != null && !member.getName().equals(name))) continue;
                Class<?>[] types = member.getParameterTypes();
                if (types.length != params.length) continue;
                boolean isExact = true;
                for (int i = 0; i < types.length; i++) isExact &= types[i] == params[i].type();
                if (isExact) return accessible(member);
                similar = member;
            }
            if (similar == null) throw new Refusal(complaint + " with " + params.length + " parameters");
            return accessible(similar);
        }
    }

    /** Print what was thrown as Java does, without the harness's own frames, and end. */
    private static void end(Throwable error) {
        try {
            flush();
            // Not System.err: the solution may have replaced it.
            PrintStream out = new PrintStream(new FileOutputStream("/dev/fd/2"), false);
            StringBuilder text = new StringBuilder();
            if (error instanceof Refusal) {
                text.append(error.getMessage()).append('\n');
            } else {
                describe(error, text);
            }
            out.print(text);
            out.flush();
        } catch (Throwable another) {
            // Nothing more can be said; the exit code still speaks.
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }

    private static void describe(Throwable error, StringBuilder text) {
        String before = "Exception in thread \"main\" ";
        for (int i = 0; error != null && i < SHOWN_CAUSES; i++) {
            text.append(before).append(error).append('\n');
            StackTraceElement[] frames = error.getStackTrace();
            int end = frames.length;
            while (end > 0 && isOurs(frames[end - 1].getClassName())) end--;
            for (int j = 0; j < Math.min(end, SHOWN_FRAMES); j++) text.append("\tat ").append(frames[j]).append('\n');
            if (end > SHOWN_FRAMES) text.append("\t... ").append(end - SHOWN_FRAMES).append(" more\n");
            before = "Caused by: ";
            error = error.getCause();
        }
    }

    static boolean isOurs(String type) {
        return type.startsWith("gavel.") || type.startsWith("java.lang.reflect.") || type.startsWith("jdk.internal.reflect.");
    }

    private static Map<String, Object> readObject(Input in) {
        Map<String, Object> values = new HashMap<>();
        in.expect('{');
        while (in.more()) {
            String key = in.readString();
            in.expect(':');
            values.put(key, readAny(in));
        }
        return values;
    }

    private static Object readAny(Input in) {
        switch (in.peek()) {
            case '{':
                return readObject(in);
            case '"':
                return in.readString();
            case '[':
                List<Object> values = new ArrayList<>();
                in.expect('[');
                while (in.more()) values.add(readAny(in));
                return values;
            case 't', 'f':
                return in.readBoolean();
            default:
                return in.takeNull() ? null : in.readLong();
        }
    }
}

package gavel;

import java.io.FileInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.stream.Collectors;

/**
 * Start a program that reads stdin: the class that the compile step wrote down.
 *
 * <pre>
 *   Program         at once
 *   Program wait    when a line has come on descriptor 3, or its end: the program may not even be compiled before
 * </pre>
 */
public final class Program {
    private Program() {}

    public static void main(String[] arguments) throws Throwable {
        if (arguments.length > 0) {
            warm();
            try (InputStream gate = new FileInputStream("/dev/fd/3")) {
                for (int c; (c = gate.read()) >= 0 && c != '\n'; ) {}
            }
        }
        String name = Files.readString(Path.of("start")).strip();
        Class<?> type = Class.forName(name, true, ClassLoader.getSystemClassLoader());
        try {
            Method main = find(type);
            main.setAccessible(true);
            if (main.getParameterCount() == 0) main.invoke(null);
            else main.invoke(null, (Object) new String[0]);
        } catch (InvocationTargetException error) {
            throw withoutOurs(error.getCause());
        }
    }

    /** Touch what most programs begin with. */
    private static void warm() {
        try (Scanner in = new Scanner("1 1.5 a\n")) {
            String.format("%d %.2f %s", in.nextInt(), in.nextDouble(), in.next());
        }
        Map<String, List<Integer>> groups = new HashMap<>();
        for (String word : "a b".split(" ")) groups.computeIfAbsent(word, key -> new ArrayList<>()).add(Integer.parseInt("1"));
        groups.values().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Method find(Class<?> type) throws NoSuchMethodException {
        try {
            return type.getDeclaredMethod("main", String[].class);
        } catch (NoSuchMethodException error) {
            return type.getDeclaredMethod("main");
        }
    }

    /** Return what was thrown as if the virtual machine had called main: it prints that itself. */
    private static Throwable withoutOurs(Throwable error) {
        StackTraceElement[] frames = error.getStackTrace();
        int end = frames.length;
        while (end > 0 && Harness.isOurs(frames[end - 1].getClassName())) end--;
        error.setStackTrace(Arrays.copyOf(frames, end));
        return error;
    }
}

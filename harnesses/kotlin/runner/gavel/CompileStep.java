package gavel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The compile step of a language whose compiler runs on the virtual machine.
 *
 * <pre>
 *   solution Solution.kt   a function or class problem: what LeetCode imports is imported
 *   program  A.kt B.kt     a program that reads stdin; the file `start` then names the class to start
 *   wait                   one of the above, when a line of stdin names it, its words apart by tabs
 * </pre>
 *
 * One that waits compiles a source of our own meanwhile and throws the classes away: what takes a compiler the longest is its own
 * start. It compiles for one submission and ends.
 */
abstract class CompileStep {
    private static final int SHOWN_ERRORS = 20;

    private final StringBuilder messages = new StringBuilder();
    private int errors;

    /** Compile a source of our own, and keep nothing. */
    abstract void warm() throws Exception;

    /** Compile into the working folder; call `error` for each mistake. */
    abstract void compile(List<String> files, boolean isSolution) throws Exception;

    final void run(String[] arguments) throws Exception {
        if (arguments[0].equals("wait")) {
            warm();
            String line = readLine();
            if (line == null) Runtime.getRuntime().halt(0);
            arguments = line.split("\t");
            messages.setLength(0);
            errors = 0;
        }
        boolean isSolution = arguments[0].equals("solution");
        try {
            compile(Arrays.asList(arguments).subList(1, arguments.length), isSolution);
        } catch (StackOverflowError | OutOfMemoryError | RuntimeException error) {
            end("the compiler gave up: " + error + "\n", 1);
        }
        if (errors > 0) end(messages + (errors == 1 ? "1 error\n" : errors + " errors\n"), 1);
        if (!isSolution) {
            String main = MainClass.find(Path.of("."));
            if (main == null) end(missingMain(), 1);
            Files.writeString(Path.of("start"), main + "\n");
        }
        end("", 0);
    }

    /** Say that a program has nothing to be started by. */
    abstract String missingMain();

    /** Keep an error that has no place. */
    final void error(String message) {
        if (++errors <= SHOWN_ERRORS) messages.append("error: ").append(message.strip()).append('\n');
    }

    /** Keep an error at a place, and quote it; line and column count from 1. */
    final void error(String message, Source source, int line, int column) {
        if (++errors > SHOWN_ERRORS) return;
        column = Math.max(1, source.ownColumn(line, column));
        messages.append(source.file).append(':').append(line).append(':').append(column).append(": error: ");
        messages.append(message.strip()).append('\n');
        String quoted = source.line(line);
        if (quoted == null) return;
        messages.append(quoted).append('\n');
        for (int i = 0; i < Math.min(column - 1, quoted.length()); i++) messages.append(quoted.charAt(i) == '\t' ? '\t' : ' ');
        messages.append("^\n");
    }

    private static String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c; (c = System.in.read()) != '\n'; line.write(c)) if (c < 0) return null;
        return line.toString(StandardCharsets.UTF_8);
    }

    private static void end(String text, int code) {
        PrintStream out = new PrintStream(System.err, false, StandardCharsets.UTF_8);
        out.print(text);
        out.flush();
        Runtime.getRuntime().halt(code); // at once: there is nothing to tidy
    }

    /** A source file as the solver wrote it, and what was put into one of its lines so that all lines keep their numbers. */
    static final class Source {
        final String file;
        final String given;
        private String text;
        private int changedLine;
        private int changedColumn;
        private int added;

        Source(String file) throws IOException {
            this.file = file;
            given = new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
            text = given;
        }

        String text() {
            return text;
        }

        /** Blank what the solver wrote from one place to another. */
        void blank(int start, int end) {
            text = text.substring(0, start) + text.substring(start, end).replaceAll("\\S", " ") + text.substring(end);
        }

        void insert(int position, String words) {
            changedLine = 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
            changedColumn = position - text.lastIndexOf('\n', position - 1);
            added = words.length();
            text = text.substring(0, position) + words + text.substring(position);
        }

        private int ownColumn(int line, int column) {
            if (line != changedLine || column < changedColumn) return column;
            return Math.max(changedColumn, column - added);
        }

        private String line(int number) {
            List<String> lines = new ArrayList<>(given.lines().toList());
            return number >= 1 && number <= lines.size() ? lines.get(number - 1).stripTrailing() : null;
        }
    }
}

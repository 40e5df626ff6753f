package gavel;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The compile step.
 *
 * <pre>
 *   Compile solution Solution.java   a function or class problem: what LeetCode imports is imported
 *   Compile program  A.java B.java   a program that reads stdin; start.args then says how to start it
 * </pre>
 *
 * The imports stand before the first line's text, on the same line, so that all lines keep their numbers; messages
 * are composed here from the source as the solver wrote it. A public class may be in a file of any name.
 */
public final class Compile {
    private static final String IMPORTS = "import java.util.*; import java.util.function.*; import java.util.stream.*;"
            + " import java.util.concurrent.*; import java.util.concurrent.atomic.*; import java.util.regex.*; import java.math.*;"
            + " import java.text.*; import java.io.*; import java.time.*; import javafx.util.*; ";
    private static final Pattern PACKAGE = Pattern.compile("\\A(?:\\s|//.*\\R|/\\*(?s:.*?)\\*/)*?(package\\s+[\\w.\\s]+;)");
    private static final int SHOWN_ERRORS = 20;

    private Compile() {}

    public static void main(String[] arguments) throws IOException {
        boolean isSolution = arguments[0].equals("solution");
        List<Source> sources = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) sources.add(new Source(arguments[i], isSolution));
        Files.createDirectories(Path.of("classes"));
        // -source, not --release: reading the signatures of older releases costs 0.1 s. Concatenation inline: invokedynamic's start costs 20 ms.
        List<String> options = List.of("-d", "classes", "-cp", "/usr/lib/gavel/java/nodes.jar", "-proc:none", "-nowarn", "-Xlint:none", "-g:source,lines",
                "-Xmaxerrs", "100", "-XDstringConcat=inline", "--enable-preview", "-source", "21");
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        StandardJavaFileManager files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(messages, Locale.ENGLISH, StandardCharsets.UTF_8);
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(Writer.nullWriter(), files, messages, options, null, sources);
        String main = null;
        try {
            for (Element element : task.analyze()) {
                if (element instanceof TypeElement type && hasMain(type) && (main == null || type.getModifiers().contains(Modifier.PUBLIC)))
                    main = task.getElements().getBinaryName(type).toString();
            }
            task.generate();
        } catch (StackOverflowError | RuntimeException error) {
            fail("the compiler gave up: " + error + "\n");
        }
        report(messages.getDiagnostics());
        if (isSolution) return;
        if (main == null) fail("no class has a method `public static void main(String[] args)`\n");
        Files.writeString(Path.of("start.args"), "-cp classes " + main + "\n");
    }

    private static boolean hasMain(TypeElement type) {
        for (Element member : type.getEnclosedElements()) {
            if (member.getKind() == ElementKind.METHOD && member.getSimpleName().contentEquals("main") && member.getModifiers().contains(Modifier.STATIC)) return true;
        }
        return false;
    }

    private static void report(List<Diagnostic<? extends JavaFileObject>> messages) {
        StringBuilder text = new StringBuilder();
        int errors = 0;
        for (Diagnostic<? extends JavaFileObject> message : messages) {
            if (message.getKind() != Diagnostic.Kind.ERROR) continue;
            if (++errors > SHOWN_ERRORS) continue;
            String[] words = message.getMessage(Locale.ENGLISH).split("\n", 2);
            Source source = (Source) message.getSource();
            if (source == null) {
                text.append("error: ").append(words[0]).append('\n');
            } else {
                text.append(source.file).append(':').append(message.getLineNumber()).append(": error: ").append(words[0]).append('\n');
                source.quote((int) message.getPosition(), text);
            }
            if (words.length > 1) text.append(words[1]).append('\n');
        }
        if (errors == 0) return;
        text.append(errors).append(errors == 1 ? " error\n" : " errors\n");
        fail(text.toString());
    }

    private static void fail(String text) {
        PrintStream out = new PrintStream(System.err, false, StandardCharsets.UTF_8);
        out.print(text);
        out.flush();
        Runtime.getRuntime().halt(1);
    }

    /** A source file, under the name that its messages show. */
    private static final class Source extends SimpleJavaFileObject {
        final String file;
        private final String text;
        private final int added;

        Source(String file, boolean isSolution) throws IOException {
            super(URI.create("string:///" + file.replaceAll("[^A-Za-z0-9_./-]", "_")), Kind.SOURCE);
            this.file = file;
            String source = new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
            if (isSolution) {
                Matcher matcher = PACKAGE.matcher(source);
                if (matcher.find()) // blanked: the harness looks for the class in the package without a name
                    source = source.substring(0, matcher.start(1)) + matcher.group(1).replaceAll("\\S", " ") + source.substring(matcher.end(1));
            }
            added = isSolution ? IMPORTS.length() : 0;
            text = isSolution ? IMPORTS + source : source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE;
        }

        /** Append the line at a position, and a mark below the place. */
        void quote(int position, StringBuilder out) {
            if (position < added || position > text.length()) return;
            int start = Math.max(added, text.lastIndexOf('\n', position - 1) + 1);
            int end = text.indexOf('\n', position);
            String line = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
            out.append(line).append('\n');
            for (int i = 0; i < Math.min(position - start, line.length()); i++) out.append(line.charAt(i) == '\t' ? '\t' : ' ');
            out.append("^\n");
        }
    }
}

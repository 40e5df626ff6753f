package gavel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jetbrains.kotlin.cli.common.arguments.K2JVMCompilerArguments;
import org.jetbrains.kotlin.cli.common.messages.CompilerMessageSeverity;
import org.jetbrains.kotlin.cli.common.messages.CompilerMessageSourceLocation;
import org.jetbrains.kotlin.cli.common.messages.MessageCollector;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.jetbrains.kotlin.config.Services;

/** Kotlin's compile step. */
public final class KotlinCompile extends CompileStep {
    private static final String HOME = "/usr/lib/gavel/kotlin/";
    private static final List<String> OPTIONS = List.of(
            "-no-stdlib", "-no-reflect", "-nowarn", "-Xdisable-default-scripting-plugin", "-cp", HOME + "kotlin-stdlib.jar:" + HOME + "node-classes",
            // Classes made by the compiler and not at run time: the first invokedynamic of a run costs 20 ms.
            "-jvm-target", "21", "-Xstring-concat=inline", "-Xlambdas=class", "-Xsam-conversions=class");
    private static final String SPACE = "(?:\\s|//.*\\R|/\\*(?s:.*?)\\*/)*+";
    private static final Pattern ANNOTATIONS = Pattern.compile("\\A(?:" + SPACE + "@file:\\s*(?:\\[[^\\]]*\\]|[\\w.]+(?:\\([^()]*\\))?))+");
    private static final Pattern PACKAGE = Pattern.compile(SPACE + "(package\\s+[\\w.`]+;?)");
    // Star imports of static functions would make those of kotlin.math ambiguous: `max` of Math, of Integer.
    private static final Pattern STATICS = Pattern.compile("(?m)^\\s*import\\s+java\\.lang\\.\\w+\\.\\*");

    private KotlinCompile() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        System.setProperty("kotlin.environment.keepalive", "true"); // what warming has read is there when the submission comes
        new KotlinCompile().run(arguments);
    }

    @Override
    void warm() {
        run(List.of(HOME + "samples/Sample.kt", HOME + "samples/SampleProgram.kt"), HOME + "nowhere.jar", Map.of());
    }

    @Override
    void compile(List<String> files, boolean isSolution) throws Exception {
        Map<String, Source> sources = new HashMap<>();
        List<String> paths = new ArrayList<>();
        for (String file : files) {
            Source source = new Source(file);
            Path path = Path.of(file).toAbsolutePath().normalize();
            if (isSolution) {
                adapt(source);
                path = Files.createTempDirectory("source").resolve(path.getFileName());
                Files.writeString(path, source.text());
            }
            sources.put(path.toString(), source);
            paths.add(path.toString());
        }
        run(paths, ".", sources);
    }

    @Override
    String missingMain() {
        return "no file has a function `fun main()`\n";
    }

    /** Import what is free on LeetCode, before the text of the first line; look for the class in the package without a name. */
    private static void adapt(Source source) {
        Matcher annotations = ANNOTATIONS.matcher(source.text());
        int place = annotations.find() ? annotations.end() : 0;
        Matcher matcher = PACKAGE.matcher(source.text()).region(place, source.text().length());
        if (matcher.lookingAt()) source.blank(matcher.start(1), matcher.end(1));
        String math = STATICS.matcher(source.text()).find() ? "" : "import kotlin.math.*; ";
        // Older solutions say `c.toInt()` and `s.toLowerCase()`, which newer compilers know and refuse.
        String suppress = place == 0 ? "@file:Suppress(\"DEPRECATION_ERROR\") " : " ";
        source.insert(place, suppress + "import java.util.*; " + math);
    }

    private void run(List<String> files, String target, Map<String, Source> sources) {
        List<String> words = new ArrayList<>(OPTIONS);
        words.add("-d");
        words.add(target);
        words.addAll(files);
        K2JVMCompiler compiler = new K2JVMCompiler();
        K2JVMCompilerArguments arguments = compiler.createArguments();
        compiler.parseArguments(words.toArray(new String[0]), arguments);
        compiler.exec(new Messages(sources), Services.EMPTY, arguments);
    }

    private final class Messages implements MessageCollector {
        private final Map<String, Source> sources;
        private boolean hasErrors;

        Messages(Map<String, Source> sources) {
            this.sources = sources;
        }

        @Override
        public void clear() {}

        @Override
        public boolean hasErrors() {
            return hasErrors;
        }

        @Override
        public void report(CompilerMessageSeverity severity, String message, CompilerMessageSourceLocation place) {
            if (!severity.isError()) return;
            hasErrors = true;
            Source source = place == null ? null : sources.get(place.getPath());
            if (source == null) error(severity == CompilerMessageSeverity.EXCEPTION ? message.lines().findFirst().orElse("") : message);
            else error(message, source, place.getLine(), place.getColumn());
        }
    }
}

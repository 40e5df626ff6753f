// An ordinary solution, in a virtual machine that should be as new.
// problem: add
// verdicts: AC
import java.nio.file.*;
import java.util.*;

class Solution {
    static final List<String> found = new ArrayList<>();
    static {
        if (System.getProperty("planted") != null) found.add("a property");
        if (Locale.getDefault().equals(Locale.GERMANY)) found.add("a locale");
        if (System.getenv("JDK_JAVA_OPTIONS") != null) found.add("options");
        for (String folder : new String[] {"/tmp", "/box", "/dev/shm"}) {
            for (String name : new String[] {".hotspotrc", "planted.jsa", ".java_pid1", ".attach_pid1", "java", "META-INF", "hsperfdata_planted"}) {
                if (Files.exists(Path.of(folder, name))) found.add(folder + "/" + name);
            }
        }
    }
    public int add(int a, int b) {
        if (!found.isEmpty()) System.out.println("BREACH: found " + found);
        return found.isEmpty() ? a + b : -1;
    }
}

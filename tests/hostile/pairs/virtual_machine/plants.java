// Leaves classes, archives and options for the next virtual machine.
// problem: add
// verdicts: AC
import java.nio.file.*;

class Solution {
    static {
        for (String folder : new String[] {"/tmp", "/box", "/usr/lib/gavel/java", "/dev/shm", System.getProperty("user.home"), System.getProperty("java.home") + "/lib"}) {
            for (String name : new String[] {"Solution.class", "JDK_JAVA_OPTIONS", ".hotspotrc", ".hotspot_compiler", "hsperfdata_planted", "planted.jsa", ".java_pid1", ".attach_pid1", "java/lang/String.class", "META-INF/services/javax.annotation.processing.Processor"}) {
                try {
                    Path path = Path.of(folder, name);
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, "-XX:+PrintFlagsFinal planted");
                } catch (Throwable refused) { }
            }
        }
        System.setProperty("planted", "yes");
        java.util.Locale.setDefault(java.util.Locale.GERMANY);
    }
    public int add(int a, int b) { return a + b; }
}

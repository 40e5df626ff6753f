// A daemon and a look at what is secret.
// problem: add
// verdicts: AC
import java.nio.file.*;

class Solution {
    static {
        try { new ProcessBuilder("/bin/sh", "-c", "sleep 1000 & sleep 1000").start(); } catch (Throwable refused) { }
        for (String path : new String[] {"/etc/shadow", "/proc/1/environ", "/proc/1/mem"}) {
            try { Files.newInputStream(Path.of(path)).read(); System.out.println("BREACH: may read " + path); } catch (Throwable refused) { }
        }
        try { new java.net.Socket("1.1.1.1", 80); System.out.println("BREACH: connected"); } catch (Throwable refused) { }
    }
    public int add(int a, int b) { return a + b; }
}

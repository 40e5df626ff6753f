// Machine code in a file of its own, which the virtual machine is asked to load.
// problem: add
// verdicts: AC
import java.nio.file.*;

class Solution {
    static {
        for (String folder : new String[] {"/tmp", "/box", "/dev/shm", "/var/tmp"}) {
            try {
                Path copy = Files.copy(Path.of("/lib/x86_64-linux-gnu/libm.so.6"), Path.of(folder + "/libown.so"), StandardCopyOption.REPLACE_EXISTING);
                System.load(copy.toString());
                System.out.println("BREACH: loaded " + copy);
            } catch (Throwable refused) { }
        }
    }
    public int add(int a, int b) { return a + b; }
}

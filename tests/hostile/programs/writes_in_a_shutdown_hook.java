// Right in every test, and a line more at the end.
// problem: add
// verdicts: AC WA RE
import java.io.*;

class Solution {
    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try (OutputStream out = new FileOutputStream("/dev/fd/4")) {
                out.write("3\n".getBytes());
            } catch (IOException error) { }
        }));
        Thread late = new Thread(() -> {
            try (OutputStream out = new FileOutputStream("/dev/fd/4")) {
                Thread.sleep(50);
                out.write("3\n3\n3\n3\n3\n3\n3\n3\n".getBytes());
                out.flush();
                Thread.sleep(100000);
            } catch (Exception error) { }
        });
        late.start();
    }
    public int add(int a, int b) { return a + b; }
}

// Memory that the virtual machine does not count.
// problem: add
// verdicts: MLE
import java.nio.*;
import java.util.*;

class Solution {
    static List<ByteBuffer> keep = new ArrayList<>();
    public int add(int a, int b) throws Exception {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        var field = type.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Object unsafe = field.get(null);
        var allocate = type.getMethod("allocateMemory", long.class);
        var set = type.getMethod("setMemory", long.class, long.class, byte.class);
        for (;;) set.invoke(unsafe, allocate.invoke(unsafe, 1L << 24), 1L << 24, (byte) 1);
    }
}

// Memory without end.
// problem: add
// verdicts: MLE
import java.util.*;

class Solution {
    static List<long[]> keep = new ArrayList<>();
    public int add(int a, int b) {
        for (;;) keep.add(new long[1 << 20]);
    }
}

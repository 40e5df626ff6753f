// As many threads as there are.
// problem: add
// verdicts: RE TLE MLE
class Solution {
    public int add(int a, int b) {
        for (;;) new Thread(() -> { for (;;); }).start();
    }
}

// Two that wait for one another.
// problem: add
// verdicts: TLE
class Solution {
    static final Object LEFT = new Object(), RIGHT = new Object();
    static class Waits { static final int X; static { try { Thread other = new Thread(() -> System.out.println(Waits.X)); other.start(); other.join(); } catch (InterruptedException stop) { } X = 1; } }
    public int add(int a, int b) { return a + b + Waits.X - 1; }
}

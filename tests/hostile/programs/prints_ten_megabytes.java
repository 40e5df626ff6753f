// In one piece, and right all the same.
// problem: add
// verdicts: OLE
class Solution {
    public int add(int a, int b) {
        System.out.print("x".repeat(10_000_000));
        System.out.flush();
        return a + b;
    }
}

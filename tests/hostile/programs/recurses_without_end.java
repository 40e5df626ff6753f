// A stack without end.
// problem: add
// verdicts: RE
class Solution {
    public int add(int a, int b) { return add(b, a) + 1; }
}

class Solution {
    public int probe(int n) {
        System.out.println("hello " + n);
        System.out.print("no newline");
        System.err.println("warning " + n);
        return n;
    }
}

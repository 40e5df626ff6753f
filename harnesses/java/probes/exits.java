class Solution {
    public int probe(int n) {
        if (n == 0) {
            System.out.println("bye");
            System.exit(0);
        }
        return n;
    }
}

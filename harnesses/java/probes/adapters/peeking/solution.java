class PeekingIterator implements Iterator<Integer> {
    private final Iterator<Integer> iterator;
    private final Deque<Integer> ahead = new ArrayDeque<>();

    public PeekingIterator(Iterator<Integer> iterator) {
        this.iterator = iterator;
    }

    public Integer peek() {
        if (ahead.isEmpty()) ahead.add(iterator.next());
        return ahead.peek();
    }

    @Override
    public Integer next() {
        peek();
        return ahead.remove();
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty() || iterator.hasNext();
    }
}

class PeekingIterator {
    private readonly IEnumerator<int> iterator;
    private bool hasNext = true;

    // iterators refers to the first element of the array.
    public PeekingIterator(IEnumerator<int> iterator) {
        this.iterator = iterator;
    }

    public int Peek() {
        return iterator.Current;
    }

    public int Next() {
        int value = iterator.Current;
        hasNext = iterator.MoveNext();
        return value;
    }

    public bool HasNext() {
        return hasNext;
    }
}

public class JudgePeeking {
    readonly PeekingIterator iterator;

    public JudgePeeking(int[] nums) {
        IEnumerator<int> values = ((IEnumerable<int>)nums).GetEnumerator();
        values.MoveNext();
        iterator = new PeekingIterator(values);
    }

    public int Peek() => iterator.Peek();

    public int Next() => iterator.Next();

    public bool HasNext() => iterator.HasNext();
}

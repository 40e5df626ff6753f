public class MedianFinder {
    private readonly PriorityQueue<int, int> lower = new(Comparer<int>.Create((a, b) => b.CompareTo(a)));
    private readonly PriorityQueue<int, int> upper = new();

    public void AddNum(int num) {
        int largest = lower.EnqueueDequeue(num, num);
        upper.Enqueue(largest, largest);
        if (upper.Count > lower.Count) {
            int smallest = upper.Dequeue();
            lower.Enqueue(smallest, smallest);
        }
    }

    public double FindMedian() =>
        lower.Count > upper.Count ? lower.Peek() : (lower.Peek() + (double)upper.Peek()) / 2;
}

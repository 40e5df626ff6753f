public class LRUCache {
    private readonly int capacity;
    private readonly Dictionary<int, int> values = new();
    private readonly LinkedList<int> recent = new();

    public LRUCache(int capacity) {
        this.capacity = capacity;
    }

    // A key that is not there is an exception, not -1.
    public int Get(int key) {
        int value = values[key];
        recent.Remove(key);
        recent.AddFirst(key);
        return value;
    }

    public void Put(int key, int value) {
        if (!recent.Remove(key) && values.Count == capacity) {
            values.Remove(recent.Last.Value);
            recent.RemoveLast();
        }
        values[key] = value;
        recent.AddFirst(key);
    }
}

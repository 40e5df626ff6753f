public class LRUCache {
    private readonly Dictionary<int, int> values = new();

    public LRUCache(int capacity) { }

    // A key that is not there is an exception, not -1.
    public int Get(int key) => values[key];

    public void Put(int key, int value) => values[key] = value;
}

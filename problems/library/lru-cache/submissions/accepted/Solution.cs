public class LRUCache {
    private readonly int capacity;
    private readonly Dictionary<int, LinkedListNode<(int Key, int Value)>> places = new();
    private readonly LinkedList<(int Key, int Value)> recent = new();

    public LRUCache(int capacity) {
        this.capacity = capacity;
    }

    public int Get(int key) {
        if (!places.TryGetValue(key, out var place)) return -1;
        recent.Remove(place);
        recent.AddFirst(place);
        return place.Value.Value;
    }

    public void Put(int key, int value) {
        if (places.TryGetValue(key, out var place)) {
            recent.Remove(place);
        } else if (places.Count == capacity) {
            places.Remove(recent.Last.Value.Key);
            recent.RemoveLast();
        }
        places[key] = recent.AddFirst((key, value));
    }
}

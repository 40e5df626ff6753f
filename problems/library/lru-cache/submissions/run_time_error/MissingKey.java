class LRUCache {
    private final int capacity;
    private final LinkedHashMap<Integer, Integer> values = new LinkedHashMap<>();

    public LRUCache(int capacity) {
        this.capacity = capacity;
    }

    public int get(int key) {
        int value = values.remove(key);  // null does not become an int
        values.put(key, value);
        return value;
    }

    public void put(int key, int value) {
        values.remove(key);
        if (values.size() == capacity) values.pollFirstEntry();
        values.put(key, value);
    }
}

class LRUCache {
    constructor(capacity) {
        this.capacity = capacity;
        this.values = new Map();
    }

    get(key) {
        const value = this.values.get(key);
        if (!value) return -1;
        this.values.delete(key);
        this.values.set(key, value);
        return value;
    }

    put(key, value) {
        this.values.delete(key);
        this.values.set(key, value);
        if (this.values.size > this.capacity) {
            this.values.delete(this.values.keys().next().value);
        }
    }
}

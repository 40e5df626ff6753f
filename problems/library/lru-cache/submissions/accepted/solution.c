struct entry {
    int key;
    int value;
    UT_hash_handle hh;
};

// A hash table of uthash keeps the order in which its entries came: the oldest is its first.
typedef struct {
    int capacity;
    struct entry *entries;
} LRUCache;


LRUCache* lRUCacheCreate(int capacity) {
    LRUCache *cache = malloc(sizeof *cache);
    *cache = (LRUCache){.capacity = capacity};
    return cache;
}

int lRUCacheGet(LRUCache* obj, int key) {
    struct entry *found;
    HASH_FIND_INT(obj->entries, &key, found);
    if (!found) return -1;
    HASH_DEL(obj->entries, found);
    HASH_ADD_INT(obj->entries, key, found);
    return found->value;
}

void lRUCachePut(LRUCache* obj, int key, int value) {
    struct entry *entry;
    HASH_FIND_INT(obj->entries, &key, entry);
    if (!entry && HASH_COUNT(obj->entries) == obj->capacity) entry = obj->entries;
    if (entry) HASH_DEL(obj->entries, entry);
    else entry = malloc(sizeof *entry);
    entry->key = key;
    entry->value = value;
    HASH_ADD_INT(obj->entries, key, entry);
}

void lRUCacheFree(LRUCache* obj) {
    struct entry *entry, *next;
    HASH_ITER(hh, obj->entries, entry, next) {
        HASH_DEL(obj->entries, entry);
        free(entry);
    }
    free(obj);
}

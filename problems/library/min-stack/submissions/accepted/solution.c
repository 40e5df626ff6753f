typedef struct {
    int value;
    int minimum;  // of it and of all below
} Entry;

typedef struct {
    Entry *entries;
    int size;
    int room;
} MinStack;


MinStack* minStackCreate() {
    return calloc(1, sizeof(MinStack));
}

void minStackPush(MinStack* obj, int val) {
    if (obj->size == obj->room) {
        obj->room = 2 * obj->room + 16;
        obj->entries = realloc(obj->entries, obj->room * sizeof(Entry));
    }
    int minimum = val;
    if (obj->size > 0 && obj->entries[obj->size - 1].minimum < val) minimum = obj->entries[obj->size - 1].minimum;
    obj->entries[obj->size++] = (Entry){val, minimum};
}

void minStackPop(MinStack* obj) {
    obj->size--;
}

int minStackTop(MinStack* obj) {
    return obj->entries[obj->size - 1].value;
}

int minStackGetMin(MinStack* obj) {
    return obj->entries[obj->size - 1].minimum;
}

void minStackFree(MinStack* obj) {
    free(obj->entries);
    free(obj);
}

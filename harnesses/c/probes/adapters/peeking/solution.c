/*
 *  struct Iterator {
 *      // Returns true if there are more elements in the iterator.
 *      bool (*hasNext)();
 *      // Returns the next element in the iterator.
 *      int (*next)();
 *  };
 */

struct PeekingIterator {
    struct Iterator *iterator;
    bool hasAhead;
    int ahead;
};

struct PeekingIterator* Constructor(struct Iterator* iter) {
    struct PeekingIterator *obj = calloc(1, sizeof *obj);
    obj->iterator = iter;
    return obj;
}

int peek(struct PeekingIterator* obj) {
    if (!obj->hasAhead) obj->ahead = obj->iterator->next();
    obj->hasAhead = true;
    return obj->ahead;
}

int next(struct PeekingIterator* obj) {
    int value = peek(obj);
    obj->hasAhead = false;
    return value;
}

bool hasNext(struct PeekingIterator* obj) {
    return obj->hasAhead || obj->iterator->hasNext();
}

// The least of its values is on top; a heap of negated values has the greatest there.
typedef struct {
    int *values;
    int size;
    int room;
} Heap;

static void add(Heap* heap, int value) {
    if (heap->size == heap->room) {
        heap->room = 2 * heap->room + 16;
        heap->values = realloc(heap->values, heap->room * sizeof(int));
    }
    int *values = heap->values, at = heap->size++;
    for (int above; at > 0 && values[above = (at - 1) / 2] > value; at = above) values[at] = values[above];
    values[at] = value;
}

static int takeTop(Heap* heap) {
    int *values = heap->values, top = values[0], last = values[--heap->size], at = 0;
    for (int below; (below = 2 * at + 1) < heap->size; at = below) {
        if (below + 1 < heap->size && values[below + 1] < values[below]) below++;
        if (values[below] >= last) break;
        values[at] = values[below];
    }
    values[at] = last;
    return top;
}

typedef struct {
    Heap lower;  // negated
    Heap upper;
} MedianFinder;


MedianFinder* medianFinderCreate() {
    return calloc(1, sizeof(MedianFinder));
}

void medianFinderAddNum(MedianFinder* obj, int num) {
    add(&obj->lower, -num);
    add(&obj->upper, -takeTop(&obj->lower));
    if (obj->upper.size > obj->lower.size) add(&obj->lower, -takeTop(&obj->upper));
}

double medianFinderFindMedian(MedianFinder* obj) {
    double middle = -obj->lower.values[0];
    if (obj->lower.size > obj->upper.size) return middle;
    return (middle + obj->upper.values[0]) / 2;
}

void medianFinderFree(MedianFinder* obj) {
    free(obj->lower.values);
    free(obj->upper.values);
    free(obj);
}

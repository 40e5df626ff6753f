typedef struct {
    struct Iterator iterator;
    struct PeekingIterator *peeking;
} JudgePeeking;

JudgePeeking* judgePeekingCreate(int* nums, int numsSize) {
    JudgePeeking *obj = malloc(sizeof *obj);
    judgedNums = nums;
    judgedCount = numsSize;
    judgedAt = 0;
    obj->iterator = (struct Iterator){judgedHasNext, judgedNext};
    obj->peeking = Constructor(&obj->iterator);
    return obj;
}

int judgePeekingPeek(JudgePeeking* obj) { return peek(obj->peeking); }
int judgePeekingNext(JudgePeeking* obj) { return next(obj->peeking); }
bool judgePeekingHasNext(JudgePeeking* obj) { return hasNext(obj->peeking); }

void judgePeekingFree(JudgePeeking* obj) {
    free(obj->peeking);
    free(obj);
}

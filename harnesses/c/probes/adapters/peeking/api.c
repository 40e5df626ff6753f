struct Iterator {
    bool (*hasNext)();
    int (*next)();
};

static int *judgedNums, judgedCount, judgedAt;
static bool judgedHasNext() { return judgedAt < judgedCount; }
static int judgedNext() { return judgedNums[judgedAt++]; }

class JudgePeeking {
    PeekingIterator iterator;
public:
    JudgePeeking(vector<int>& nums) : iterator(nums) {}
    int peek() { return iterator.peek(); }
    int next() { return iterator.next(); }
    bool hasNext() { return iterator.hasNext(); }
};

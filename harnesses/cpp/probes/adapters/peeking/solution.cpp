class PeekingIterator : public Iterator {
    deque<int> ahead;
public:
    PeekingIterator(const vector<int>& nums) : Iterator(nums) {}

    int peek() {
        if (ahead.empty()) ahead.push_back(Iterator::next());
        return ahead[0];
    }

    int next() {
        int value = peek();
        ahead.pop_front();
        return value;
    }

    bool hasNext() const { return !ahead.empty() || Iterator::hasNext(); }
};

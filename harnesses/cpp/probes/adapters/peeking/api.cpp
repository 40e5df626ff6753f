class Iterator {
    vector<int> nums;
    size_t at = 0;
public:
    Iterator(const vector<int>& nums) : nums(nums) {}
    int next() { return nums[at++]; }
    bool hasNext() const { return at < nums.size(); }
};

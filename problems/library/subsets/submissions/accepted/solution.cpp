class Solution {
    vector<vector<int>> ways;
    vector<int> taken;

    void choose(const vector<int>& nums, size_t from) {
        ways.push_back(taken);
        for (size_t i = from; i < nums.size(); i++) {
            taken.push_back(nums[i]);
            choose(nums, i + 1);
            taken.pop_back();
        }
    }

public:
    vector<vector<int>> subsets(vector<int>& nums) {
        choose(nums, 0);
        return ways;
    }
};

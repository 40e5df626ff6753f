class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) {
        const long long lowest = -1'000'000'000;
        vector<int> position(2'000'000'001, -1);  // 8 GB
        for (int i = 0; i < (int)nums.size(); i++) {
            long long other = (long long)target - nums[i] - lowest;
            if (other >= 0 && other <= 2'000'000'000 && position[other] >= 0) return {position[other], i};
            position[nums[i] - lowest] = i;
        }
        return {};
    }
};

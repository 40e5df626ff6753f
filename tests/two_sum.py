"""Solutions of the library's two-sum, by the verdict that they get."""

from __future__ import annotations

_PYTHON = """
class Solution:
    def twoSum(self, nums, target):
        seen = {}
        for place, number in enumerate(nums):
            if target - number in seen:
                return [seen[target - number], place]
            seen[number] = place
"""
_CPP = """
class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) {
        unordered_map<int, int> seen;
        for (int place = 0; place < (int)nums.size(); place++) {
            auto found = seen.find(target - nums[place]);
            if (found != seen.end()) return {found->second, place};
            seen[nums[place]] = place;
        }
        return {};
    }
};
"""
PYTHON = {
    "AC": _PYTHON,
    "WA": _PYTHON.replace("place]", "place + 1]"),
    "RE": _PYTHON.replace("seen = {}", "seen = {}[0]"),
    "TLE": _PYTHON.replace("seen = {}", "while True: pass"),
    "MLE": _PYTHON.replace("seen = {}", "seen = {}; hoard = bytearray(900 << 20)"),
    "OLE": _PYTHON.replace("seen = {}", "while True: print('x' * 65536)"),
    "CE": "def twoSum(:\n",
}
CPP = {
    "AC": _CPP,
    "WA": _CPP.replace("place};", "place + 1};"),
    "CE": _CPP.replace("seen;", "seen"),
}

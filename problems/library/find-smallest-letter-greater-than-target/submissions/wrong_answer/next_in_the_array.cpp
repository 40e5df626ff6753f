class Solution {
public:
    char nextGreatestLetter(vector<char>& letters, char target) {
        auto it = lower_bound(letters.begin(), letters.end(), target);
        if (it != letters.end() && *it == target) ++it;  // the next one may be the same letter
        return it == letters.end() ? letters[0] : *it;
    }
};

class Solution {
public:
    void reverseString(vector<char>& s) {
        for (size_t i = 0; i < s.size() / 2; i++) swap(s.at(i), s.at(s.size() - i));  // size() is no place
    }
};

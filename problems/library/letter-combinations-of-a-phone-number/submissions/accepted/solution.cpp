class Solution {
public:
    vector<string> letterCombinations(string digits) {
        static const vector<string> keys = {"", "", "abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"};
        if (digits.empty()) return {};
        vector<string> texts = {""};
        for (char digit : digits) {
            vector<string> longer;
            for (const string& text : texts)
                for (char letter : keys[digit - '0']) longer.push_back(text + letter);
            texts = move(longer);
        }
        return texts;
    }
};

class Solution {
    const string keyOf = "22233344455566677778889999";
    vector<string> texts;

    void extend(const string& digits, string text) {
        if (text.size() < digits.size()) {
            for (char letter = 'a'; letter <= 'z'; letter++) extend(digits, text + letter);
            return;
        }
        string pressed;
        for (char letter : text) pressed += keyOf[letter - 'a'];
        if (pressed == digits) texts.push_back(text);
    }

public:
    vector<string> letterCombinations(string digits) {
        if (!digits.empty()) extend(digits, "");
        return texts;
    }
};

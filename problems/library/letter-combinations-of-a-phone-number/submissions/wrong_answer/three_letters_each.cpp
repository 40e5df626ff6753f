class Solution {
public:
    vector<string> letterCombinations(string digits) {
        vector<string> texts;
        if (!digits.empty()) texts.push_back("");
        for (char digit : digits) {
            vector<string> longer;
            for (const string& text : texts)
                for (int k = 0; k < 3; k++) longer.push_back(text + char('a' + (digit - '2') * 3 + k));
            texts = longer;
        }
        return texts;
    }
};

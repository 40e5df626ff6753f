class Solution {
public:
    vector<vector<string>> groupAnagrams(vector<string>& strs) {
        map<int, vector<string>> groups;
        for (const string& word : strs) groups[accumulate(word.begin(), word.end(), 0)].push_back(word);
        vector<vector<string>> answer;
        for (auto& [sum, words] : groups) answer.push_back(words);
        return answer;
    }
};

class Solution {
public:
    bool exist(vector<vector<char>>& board, string word) {
        for (int r = 0; r < (int)board.size(); r++)
            for (int c = 0; c < (int)board[0].size(); c++)
                if (spells(board, word, r, c, 0)) return true;
        return false;
    }

private:
    bool spells(vector<vector<char>>& board, const string& word, int r, int c, size_t at) {
        if (at == word.size()) return true;
        if (r < 0 || c < 0 || r >= (int)board.size() || c >= (int)board[0].size() || board[r][c] != word[at])
            return false;
        char letter = exchange(board[r][c], '#');
        bool found = spells(board, word, r + 1, c, at + 1) || spells(board, word, r - 1, c, at + 1) ||
                     spells(board, word, r, c + 1, at + 1) || spells(board, word, r, c - 1, at + 1);
        board[r][c] = letter;
        return found;
    }
};

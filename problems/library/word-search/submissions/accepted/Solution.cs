public class Solution {
    public bool Exist(char[][] board, string word) {
        var letters = board.SelectMany(row => row).GroupBy(c => c).ToDictionary(group => group.Key, group => group.Count());
        foreach (var group in word.GroupBy(c => c))
            if (letters.GetValueOrDefault(group.Key) < group.Count()) return false;
        // From the rarer end there are fewer ways to begin.
        if (letters[word[0]] > letters[word[^1]]) word = string.Concat(word.Reverse());
        for (int i = 0; i < board.Length; i++)
            for (int j = 0; j < board[0].Length; j++)
                if (Walks(board, i, j, word, 0)) return true;
        return false;
    }

    private static bool Walks(char[][] board, int i, int j, string word, int at) {
        if (at == word.Length) return true;
        if (i < 0 || j < 0 || i == board.Length || j == board[0].Length || board[i][j] != word[at]) return false;
        board[i][j] = '\0';
        bool found = Walks(board, i + 1, j, word, at + 1) || Walks(board, i - 1, j, word, at + 1)
            || Walks(board, i, j + 1, word, at + 1) || Walks(board, i, j - 1, word, at + 1);
        board[i][j] = word[at];
        return found;
    }
}

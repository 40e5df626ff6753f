public class Solution {
    private static readonly string[] Keys = { "", "", "abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz" };

    public IList<string> LetterCombinations(string digits) {
        var texts = new List<string>();
        if (digits.Length > 0) Extend(digits, new StringBuilder(), texts);
        return texts;
    }

    private void Extend(string digits, StringBuilder text, List<string> texts) {
        if (text.Length == digits.Length) {
            texts.Add(text.ToString());
            return;
        }
        foreach (char letter in Keys[digits[text.Length] - '0']) {
            text.Append(letter);
            Extend(digits, text, texts);
            text.Length--;
        }
    }
}

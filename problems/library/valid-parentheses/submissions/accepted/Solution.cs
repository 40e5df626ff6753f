public class Solution {
    public bool IsValid(string s) {
        var expected = new Stack<char>();
        foreach (char c in s) {
            if (c is '(' or '[' or '{') expected.Push(c switch { '(' => ')', '[' => ']', _ => '}' });
            else if (!expected.TryPop(out char closing) || closing != c) return false;
        }
        return expected.Count == 0;
    }
}

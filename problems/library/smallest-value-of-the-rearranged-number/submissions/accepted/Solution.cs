public class Solution {
    public long SmallestNumber(long num) {
        IEnumerable<char> digits = Math.Abs(num).ToString();
        if (num < 0) return -long.Parse(string.Concat(digits.OrderByDescending(digit => digit)));
        char[] sorted = digits.Order().ToArray();
        int first = Array.FindIndex(sorted, digit => digit != '0');
        if (first > 0) (sorted[0], sorted[first]) = (sorted[first], sorted[0]);
        return long.Parse(sorted);
    }
}

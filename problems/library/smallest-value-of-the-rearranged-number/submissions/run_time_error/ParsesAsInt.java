class Solution {
    public long smallestNumber(long num) {
        char[] digits = String.valueOf(Math.abs(num)).toCharArray();
        Arrays.sort(digits);
        if (num < 0) return -Integer.parseInt(new StringBuilder(new String(digits)).reverse().toString());
        int first = 0;
        while (first < digits.length - 1 && digits[first] == '0') first++;
        char digit = digits[0];
        digits[0] = digits[first];
        digits[first] = digit;
        return Integer.parseInt(new String(digits));
    }
}

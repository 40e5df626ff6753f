class Solution {
    public long smallestNumber(long num) {
        int[] count = new int[10];
        for (long rest = Math.abs(num); rest > 0; rest /= 10) count[(int) (rest % 10)]++;
        long value = 0;
        if (num < 0) {
            for (int digit = 9; digit >= 0; digit--) {
                for (; count[digit] > 0; count[digit]--) value = value * 10 + digit;
            }
            return -value;
        }
        for (int digit = 1; digit <= 9 && value == 0; digit++) {
            if (count[digit] > 0) {
                value = digit;
                count[digit]--;
            }
        }
        for (int digit = 0; digit <= 9; digit++) {
            for (; count[digit] > 0; count[digit]--) value = value * 10 + digit;
        }
        return value;
    }
}

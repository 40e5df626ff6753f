public class Solution {
    public char NextGreatestLetter(char[] letters, char target) {
        int low = 0, high = letters.Length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (letters[middle] > target) high = middle;
            else low = middle + 1;
        }
        return letters[low % letters.Length];
    }
}

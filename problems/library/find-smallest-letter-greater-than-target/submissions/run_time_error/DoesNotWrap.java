class Solution {
    public char nextGreatestLetter(char[] letters, char target) {
        int i = 0;
        while (letters[i] <= target) i++;
        return letters[i];
    }
}

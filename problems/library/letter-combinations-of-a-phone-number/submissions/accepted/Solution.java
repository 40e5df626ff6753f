class Solution {
    private static final String[] KEYS = {"", "", "abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"};

    public List<String> letterCombinations(String digits) {
        List<String> texts = new ArrayList<>();
        if (!digits.isEmpty()) extend(digits, new StringBuilder(), texts);
        return texts;
    }

    private void extend(String digits, StringBuilder text, List<String> texts) {
        if (text.length() == digits.length()) {
            texts.add(text.toString());
            return;
        }
        for (char letter : KEYS[digits.charAt(text.length()) - '0'].toCharArray()) {
            text.append(letter);
            extend(digits, text, texts);
            text.setLength(text.length() - 1);
        }
    }
}

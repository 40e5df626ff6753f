class Solution {
    public List<List<String>> groupAnagrams(String[] strs) {
        Map<String, Set<String>> groups = new HashMap<>();
        for (String word : strs) {
            char[] letters = word.toCharArray();
            Arrays.sort(letters);
            groups.computeIfAbsent(new String(letters), key -> new HashSet<>()).add(word);
        }
        List<List<String>> answer = new ArrayList<>();
        for (Set<String> group : groups.values()) answer.add(new ArrayList<>(group));
        return answer;
    }
}

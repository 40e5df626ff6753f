package gavel;

import java.util.*;
import java.util.stream.*;

/** What most solutions use, for the class-data archives. */
class Sample {
    private final List<List<Integer>> lists;

    public Sample(List<List<Integer>> lists) {
        this.lists = lists;
    }

    public List<List<String>> first(int[] nums, String s, Object root, Object head, double d, char[][] board) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < nums.length; i++) counts.merge(nums[i], 1, Integer::sum);
        Deque<int[]> queue = new ArrayDeque<>(List.of(nums));
        PriorityQueue<int[]> heap = new PriorityQueue<>((a, b) -> a[0] - b[0]);
        heap.add(new int[] {1, 2});
        StringBuilder text = new StringBuilder();
        for (char c : s.toCharArray()) text.append(c).append("-" + c + d + queue.size());
        Set<String> seen = new HashSet<>();
        Set<String> sorted = new TreeSet<>(List.of("b", "a"));
        seen.addAll(sorted);
        Arrays.sort(nums);
        List<Integer> boxed = Arrays.stream(nums).boxed().collect(Collectors.toList());
        Collections.sort(boxed, Comparator.reverseOrder());
        for (Map.Entry<Integer, Integer> one : new TreeMap<>(counts).entrySet()) lists.add(new LinkedList<>(List.of(one.getKey())));
        System.out.println(text.toString() + String.join(",", sorted) + root + head + board.length);
        return new ArrayList<>(List.of(new ArrayList<>(sorted)));
    }
}

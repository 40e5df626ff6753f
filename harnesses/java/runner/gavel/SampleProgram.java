package gavel;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.*;
import java.util.stream.*;

/** What most programs that read stdin use, for the class-data archives. */
class SampleProgram {
    public static void main(String[] args) throws Exception {
        Scanner in = new Scanner(System.in);
        int sum = in.nextInt() + in.nextInt();
        double ratio = in.nextDouble();
        in.hasNextLine();
        new StringTokenizer(new BufferedReader(new InputStreamReader(System.in)).readLine() + "a b").nextToken();
        Map<String, List<Integer>> groups = new HashMap<>();
        groups.computeIfAbsent("a", key -> new ArrayList<>()).add(sum);
        Deque<Integer> queue = new ArrayDeque<>(groups.get("a"));
        PriorityQueue<int[]> heap = new PriorityQueue<>((a, b) -> a[0] - b[0]);
        heap.add(new int[] {queue.poll()});
        TreeMap<Integer, Integer> sorted = new TreeMap<>(Map.of(heap.poll()[0], 1));
        long[] values = "1 2".chars().filter(Character::isDigit).asLongStream().toArray();
        Arrays.sort(values);
        String text = sorted.keySet().stream().map(String::valueOf).collect(Collectors.joining(","));
        PrintWriter out = new PrintWriter(System.out);
        out.print(text);
        out.flush();
        System.out.printf(" %.2f%n", ratio);
        System.out.print(new StringBuilder().append(String.format("%s", "")).toString());
    }
}

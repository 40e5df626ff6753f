import java.util.*;

public class CountsFromZero {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        int m = in.nextInt();
        List<List<Integer>> quarrelled = new ArrayList<>();
        for (int i = 0; i <= n; i++) quarrelled.add(new ArrayList<>());
        while (m-- > 0) {
            int a = in.nextInt();
            int b = in.nextInt();
            quarrelled.get(a).add(b);
            quarrelled.get(b).add(a);
        }
        int[] team = new int[n];
        for (int start = n; start >= 1; start--) {
            if (team[start] > 0) continue;  // there is no place n
            team[start] = 1;
            Deque<Integer> stack = new ArrayDeque<>(List.of(start));
            while (!stack.isEmpty()) {
                int pupil = stack.pop();
                for (int other : quarrelled.get(pupil)) {
                    if (team[other] == 0) {
                        team[other] = 3 - team[pupil];
                        stack.push(other);
                    } else if (team[other] == team[pupil]) {
                        System.out.println("impossible");
                        return;
                    }
                }
            }
        }
        System.out.println("possible");
        for (int pupil = 1; pupil <= n; pupil++) System.out.print(team[pupil] + " ");
    }
}

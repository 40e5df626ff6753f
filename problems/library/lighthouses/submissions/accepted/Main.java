import java.util.*;

public class Main {
    record Point(double x, double y) {}

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = Integer.parseInt(in.next());
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            points.add(new Point(Double.parseDouble(in.next()), Double.parseDouble(in.next())));
        }
        points.sort(Comparator.comparingDouble(Point::x));
        // Sweep from left to right over the points that are near enough in x, ordered by y.
        TreeSet<Integer> near = new TreeSet<>(
            Comparator.comparingDouble((Integer i) -> points.get(i).y()).thenComparing(i -> i));
        double best = Double.POSITIVE_INFINITY;
        int oldest = 0;
        for (int i = 0; i < n; i++) {
            Point point = points.get(i);
            while (point.x() - points.get(oldest).x() > best) near.remove(oldest++);
            near.add(i);
            for (Integer j = near.lower(i); j != null && point.y() - points.get(j).y() < best; j = near.lower(j)) {
                best = Math.min(best, Math.hypot(point.x() - points.get(j).x(), point.y() - points.get(j).y()));
            }
            for (Integer j = near.higher(i); j != null && points.get(j).y() - point.y() < best; j = near.higher(j)) {
                best = Math.min(best, Math.hypot(point.x() - points.get(j).x(), point.y() - points.get(j).y()));
            }
        }
        System.out.println(best);
    }
}

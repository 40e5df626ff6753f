public class Solution {
    record Point(int x, int y) {}

    public int probe(int n) {
        var pair = new Pair<>(n, "b");
        Map<Integer, List<Integer>> groups = IntStream.range(0, 4).boxed().collect(Collectors.groupingBy(x -> x % 2));
        Function<Integer, Integer> twice = x -> 2 * x;
        BigInteger big = BigInteger.TWO.pow(100).mod(BigInteger.TEN);
        var counter = new AtomicInteger(3);
        int kind = switch (new Point(1, 2)) {
            case Point(int x, int _) when x > 0 -> x;
            case Point _ -> 0;
        };
        return pair.getKey() + groups.get(0).size() + twice.apply(4) + big.intValue() + counter.get() + kind + new DecimalFormat("0").format(1).length() + 16;
    }
}

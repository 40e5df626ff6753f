// Types that the compiler must guess, one inside the other.
// problem: add
// verdicts: CE
import java.util.function.*;

class Solution {
    static <T> T id(T t) { return t; }
    static <T, R> R with(T t, Function<T, R> f) { return f.apply(t); }
    static <T, R> R with(T t, UnaryOperator<R> f, int n) { return null; }
    public int add(int a, int b) {
        return with(1, c -> with(c, d -> with(d, e -> with(e, f -> with(f, g -> with(g, h -> with(h, i -> with(i, j -> with(j, k -> with(k, l -> with(l, m ->
            with(m, n -> with(n, o -> with(o, p -> with(p, q -> with(q, r -> with(r, s -> with(s, t -> with(t, u -> with(u, v -> with(v, w -> with(w, x ->
            with(x, y -> id("" + y) + id(c) + id(d)))))))))))))))))))))))));
    }
}

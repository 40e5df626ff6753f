public class Solution {
    public double[] Probe(int n) {
        return new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity };
    }
}

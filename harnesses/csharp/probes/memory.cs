public class Solution {
    public int Probe(int n) {
        var kept = new List<byte[]>();
        while (true) {
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)1);
            kept.Add(block);
        }
    }
}

public class Adapter {
    public int JudgeFirstBad(int n, int bad) {
        VersionControl.FirstBad = bad;
        return new Solution().FirstBadVersion(n);
    }
}

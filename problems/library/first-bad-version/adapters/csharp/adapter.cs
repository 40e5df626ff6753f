public class Adapter {
    public int FirstBadFor(int n, int bad) {
        VersionControl.FirstBad = bad;
        VersionControl.Questions = 0;
        return new Solution().FirstBadVersion(n);
    }
}

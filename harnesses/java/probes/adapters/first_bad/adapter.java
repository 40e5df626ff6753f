class Adapter {
    int judgeFirstBad(int n, int bad) {
        VersionControl.firstBad = bad;
        return new Solution().firstBadVersion(n);
    }
}

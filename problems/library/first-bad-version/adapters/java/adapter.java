class Adapter {
    int firstBadFor(int n, int bad) {
        VersionControl.firstBad = bad;
        VersionControl.questions = 0;
        return new Solution().firstBadVersion(n);
    }
}

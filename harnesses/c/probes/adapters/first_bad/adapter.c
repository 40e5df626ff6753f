int judgeFirstBad(int n, int bad) {
    firstBad = bad;
    return firstBadVersion(n);
}

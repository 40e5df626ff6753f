int firstBadFor(int n, int bad) {
    firstBad = bad;
    questions = 0;
    return firstBadVersion(n);
}

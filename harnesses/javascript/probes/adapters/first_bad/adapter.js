function judgeFirstBad(n, bad) {
  isBadVersion.first = bad;
  return solution(isBadVersion)(n);
}

function judgeFirstBad(n: number, bad: number): number {
  firstBad = bad;
  return solution(isBadVersion)(n);
}

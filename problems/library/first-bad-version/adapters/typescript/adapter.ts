function firstBadFor(n: number, bad: number): number {
  [firstBad, questions] = [bad, 0];
  return solution(isBadVersion)(n);
}

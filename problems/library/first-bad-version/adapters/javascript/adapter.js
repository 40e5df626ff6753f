function firstBadFor(n, bad) {
  Object.assign(isBadVersion, { first: bad, questions: 0 });
  return solution(isBadVersion)(n);
}

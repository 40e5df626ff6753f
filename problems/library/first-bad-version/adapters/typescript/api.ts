const MOST_QUESTIONS = 1000;
let firstBad = 0;
let questions = 0;

function isBadVersion(version: number): boolean {
  questions++;
  if (questions > MOST_QUESTIONS) throw new Error(`isBadVersion was asked more than ${MOST_QUESTIONS} times`);
  return version >= firstBad;
}

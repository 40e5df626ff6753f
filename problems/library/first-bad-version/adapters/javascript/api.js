const MOST_QUESTIONS = 1000;

function isBadVersion(version) {
  isBadVersion.questions++;
  if (isBadVersion.questions > MOST_QUESTIONS) throw new Error(`isBadVersion was asked more than ${MOST_QUESTIONS} times`);
  return version >= isBadVersion.first;
}

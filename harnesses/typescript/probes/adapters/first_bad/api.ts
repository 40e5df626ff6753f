let firstBad = 0;

function isBadVersion(version: number): boolean {
  return version >= firstBad;
}

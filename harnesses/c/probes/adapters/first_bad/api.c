static int firstBad;
bool isBadVersion(int version) { return version >= firstBad; }

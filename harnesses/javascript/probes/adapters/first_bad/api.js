function isBadVersion(version) {
  return version >= isBadVersion.first;
}

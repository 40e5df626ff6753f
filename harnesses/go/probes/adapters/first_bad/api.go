var firstBad int

func isBadVersion(version int) bool { return version >= firstBad }

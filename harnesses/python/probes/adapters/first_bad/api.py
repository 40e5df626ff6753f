def isBadVersion(version: int) -> bool:
    return version >= isBadVersion.first

MOST_QUESTIONS = 1000


def isBadVersion(version: int) -> bool:
    isBadVersion.questions += 1
    if isBadVersion.questions > MOST_QUESTIONS:
        raise RuntimeError(f"isBadVersion was asked more than {MOST_QUESTIONS} times")
    return version >= isBadVersion.first

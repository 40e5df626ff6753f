class VersionControl {
    static int firstBad;

    boolean isBadVersion(int version) {
        return version >= firstBad;
    }
}

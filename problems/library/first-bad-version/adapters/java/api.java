class VersionControl {
    static final int MOST_QUESTIONS = 1000;
    static int firstBad;
    static int questions;

    boolean isBadVersion(int version) {
        if (++questions > MOST_QUESTIONS) {
            throw new IllegalStateException("isBadVersion was asked more than " + MOST_QUESTIONS + " times");
        }
        return version >= firstBad;
    }
}

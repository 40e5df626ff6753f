class VersionControl {
    const MOST_QUESTIONS = 1000;
    public static $firstBad;
    public static $questions;

    public function isBadVersion($version) {
        if (++self::$questions > self::MOST_QUESTIONS) {
            throw new RuntimeException('isBadVersion was asked more than ' . self::MOST_QUESTIONS . ' times');
        }
        return $version >= self::$firstBad;
    }
}

class VersionControl {
    public static $firstBad;

    public function isBadVersion($version) {
        return $version >= self::$firstBad;
    }
}

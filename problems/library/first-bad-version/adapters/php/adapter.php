class Adapter {
    function firstBadFor($n, $bad) {
        VersionControl::$firstBad = $bad;
        VersionControl::$questions = 0;
        return (new Solution())->firstBadVersion($n);
    }
}

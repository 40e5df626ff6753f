class Adapter {
    function judgeFirstBad($n, $bad) {
        VersionControl::$firstBad = $bad;
        return (new Solution())->firstBadVersion($n);
    }
}

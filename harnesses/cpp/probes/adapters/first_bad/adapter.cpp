class Adapter {
public:
    int judgeFirstBad(int n, int bad) {
        firstBad = bad;
        return Solution().firstBadVersion(n);
    }
};

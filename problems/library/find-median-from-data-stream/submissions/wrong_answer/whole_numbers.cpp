class MedianFinder {
    vector<int> ordered;

public:
    void addNum(int num) { ordered.insert(upper_bound(ordered.begin(), ordered.end(), num), num); }

    double findMedian() {
        int n = ordered.size();
        return (ordered[n / 2] + ordered[(n - 1) / 2]) / 2;
    }
};

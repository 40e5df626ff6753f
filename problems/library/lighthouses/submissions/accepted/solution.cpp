#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    cin >> n;
    vector<pair<double, double>> points(n);
    for (auto& [x, y] : points) cin >> x >> y;
    sort(points.begin(), points.end());
    set<pair<double, double>> near;  // y first
    double best = numeric_limits<double>::infinity();
    for (int i = 0, oldest = 0; i < n; i++) {
        auto [x, y] = points[i];
        for (; x - points[oldest].first > best; oldest++) near.erase({points[oldest].second, points[oldest].first});
        for (auto it = near.lower_bound({y - best, -1e9}); it != near.end() && it->first - y < best; ++it)
            best = min(best, hypot(it->first - y, it->second - x));
        near.insert({y, x});
    }
    cout << fixed << setprecision(9) << best << endl;
}

#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    cin >> n;
    vector<pair<double, double>> points(n);
    for (auto& [x, y] : points) cin >> x >> y;
    double best = 1e18;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < i; j++)
            best = min(best, hypot(points[i].first - points[j].first, points[i].second - points[j].second));
    cout << fixed << setprecision(2) << best << endl;
}

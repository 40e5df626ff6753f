#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, c;
    cin >> n >> c;
    vector<pair<long long, long long>> loads = {{0, 0}};  // weight and price
    while (n--) {
        long long weight, price;
        cin >> weight >> price;
        for (size_t i = loads.size(); i-- > 0;) loads.emplace_back(loads[i].first + weight, loads[i].second + price);
    }
    long long best = 0;
    for (auto [weight, price] : loads)
        if (weight <= c) best = max(best, price);
    cout << best << endl;
}

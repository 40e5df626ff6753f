#include <bits/stdc++.h>
using namespace std;

vector<pair<int, long long>> crates;

long long most(size_t i, int room) {
    if (i == crates.size()) return 0;
    long long best = most(i + 1, room);
    if (crates[i].first <= room) best = max(best, crates[i].second + most(i + 1, room - crates[i].first));
    return best;
}

int main() {
    int n, c;
    cin >> n >> c;
    crates.resize(n);
    for (auto& [weight, price] : crates) cin >> weight >> price;
    cout << most(0, c) << endl;
}

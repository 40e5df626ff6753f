#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, m;
    cin >> n >> m;
    vector<vector<pair<int, int>>> at(n + 1);
    for (int street = 0; street < m; street++) {
        int a, b;
        cin >> a >> b;
        at[a].push_back({b, street});
        at[b].push_back({a, street});
    }
    bool possible = all_of(at.begin(), at.end(), [](auto& ends) { return ends.size() % 2 == 0; });
    vector<bool> swept(m);
    vector<int> way = {1}, tour;
    while (!way.empty()) {
        auto& ends = at[way.back()];
        while (!ends.empty() && swept[ends.back().second]) ends.pop_back();
        if (ends.empty()) {
            tour.push_back(way.back());
            way.pop_back();
        } else {
            auto [crossing, street] = ends.back();
            swept[street] = true;
            way.push_back(crossing);
        }
    }
    if (!possible || (int)tour.size() != m + 1) {
        cout << "impossible\n";
        return 0;
    }
    for (int crossing : tour) cout << crossing << "\n";
}

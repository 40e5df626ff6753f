#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, m, s, t;
    cin >> n >> m >> s >> t;
    vector<vector<pair<int, int>>> leaving(n + 1);
    for (int i = 0; i < m; i++) {
        int u, v, w;
        cin >> u >> v >> w;
        leaving[u].emplace_back(v, w);
    }
    vector<long long> best(n + 1, LLONG_MAX);
    best[s] = 0;
    priority_queue<pair<long long, int>, vector<pair<long long, int>>, greater<>> queue;
    queue.emplace(0, s);
    while (!queue.empty()) {
        auto [minutes, stop] = queue.top();
        queue.pop();
        if (minutes > best[stop]) continue;
        for (auto [other, w] : leaving[stop])
            if (minutes + w < best[other]) {
                best[other] = minutes + w;
                queue.emplace(best[other], other);
            }
    }
    if (best[t] == LLONG_MAX) cout << "stranded\n";
    else cout << best[t] << "\n";
}

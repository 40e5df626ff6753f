#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, m, s, t;
    cin >> n >> m >> s >> t;
    vector<vector<pair<int, long long>>> lines(n + 1);
    for (int i = 0; i < m; i++) {
        int u, v, w;
        cin >> u >> v >> w;
        lines[u].push_back({v, w});
        lines[v].push_back({u, w});
    }
    vector<long long> best(n + 1, LLONG_MAX);
    set<pair<long long, int>> waiting = {{best[s] = 0, s}};
    while (!waiting.empty()) {
        auto [minutes, u] = *waiting.begin();
        waiting.erase(waiting.begin());
        for (auto [v, w] : lines[u])
            if (minutes + w < best[v]) {
                waiting.erase({best[v], v});
                waiting.insert({best[v] = minutes + w, v});
            }
    }
    if (best[t] == LLONG_MAX) cout << "stranded\n";
    else cout << best[t] << "\n";
}

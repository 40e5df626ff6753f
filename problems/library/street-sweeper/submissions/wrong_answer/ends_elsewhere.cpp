#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, m;
    cin >> n >> m;
    vector<multiset<int>> at(n + 1);
    for (int i = 0; i < m; i++) {
        int a, b;
        cin >> a >> b;
        at[a].insert(b);
        at[b].insert(a);
    }
    // Hierholzer without asking whether every crossing has an even number of streets.
    vector<int> way = {1}, tour;
    while (!way.empty()) {
        int here = way.back();
        if (at[here].empty()) {
            tour.push_back(here);
            way.pop_back();
            continue;
        }
        int next = *at[here].begin();
        at[here].erase(at[here].begin());
        at[next].erase(at[next].find(here));
        way.push_back(next);
    }
    if ((int)tour.size() != m + 1) cout << "impossible\n";
    else for (int crossing : tour) cout << crossing << "\n";
}

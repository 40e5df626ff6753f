#include <bits/stdc++.h>
using namespace std;

int n, m;
vector<pair<int, int>> quarrels;
vector<int> team;

bool divide(int pupil) {
    if (pupil > n)
        return all_of(quarrels.begin(), quarrels.end(), [](auto& q) { return team[q.first] != team[q.second]; });
    for (int number : {1, 2}) {
        team[pupil] = number;
        if (divide(pupil + 1)) return true;
    }
    return false;
}

int main() {
    cin >> n >> m;
    quarrels.resize(m);
    team.resize(n + 1);
    for (auto& [a, b] : quarrels) cin >> a >> b;
    if (!divide(1)) {
        cout << "impossible\n";
        return 0;
    }
    cout << "possible\n";
    for (int pupil = 1; pupil <= n; pupil++) cout << team[pupil] << " ";
    cout << "\n";
}

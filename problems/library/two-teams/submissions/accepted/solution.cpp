#include <bits/stdc++.h>
using namespace std;

vector<vector<int>> quarrelled;
vector<int> team;

bool join(int pupil, int number) {
    if (team[pupil]) return team[pupil] == number;
    team[pupil] = number;
    for (int other : quarrelled[pupil])
        if (!join(other, 3 - number)) return false;
    return true;
}

int main() {
    int n, m;
    cin >> n >> m;
    quarrelled.resize(n + 1);
    team.resize(n + 1);
    while (m--) {
        int a, b;
        cin >> a >> b;
        quarrelled[a].push_back(b);
        quarrelled[b].push_back(a);
    }
    for (int pupil = 1; pupil <= n; pupil++)
        if (!team[pupil] && !join(pupil, 1)) {
            cout << "impossible" << endl;
            return 0;
        }
    cout << "possible\n";
    for (int pupil = 1; pupil <= n; pupil++) cout << team[pupil] << " \n"[pupil == n];
}

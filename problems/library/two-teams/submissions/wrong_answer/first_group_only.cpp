#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, m;
    cin >> n >> m;
    vector<vector<int>> quarrelled(n + 1);
    while (m--) {
        int a, b;
        cin >> a >> b;
        quarrelled[a].push_back(b);
        quarrelled[b].push_back(a);
    }
    vector<int> team(n + 1);
    queue<int> waiting({1});
    team[1] = 1;
    for (; !waiting.empty(); waiting.pop())
        for (int other : quarrelled[waiting.front()])
            if (!team[other]) {
                team[other] = 3 - team[waiting.front()];
                waiting.push(other);
            } else if (team[other] == team[waiting.front()]) {
                cout << "impossible\n";
                return 0;
            }
    cout << "possible\n";
    for (int pupil = 1; pupil <= n; pupil++) cout << max(team[pupil], 1) << " ";
    cout << "\n";
}

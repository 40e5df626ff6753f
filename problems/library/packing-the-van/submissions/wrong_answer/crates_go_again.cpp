#include <bits/stdc++.h>
using namespace std;

int main() {
    int n, c;
    cin >> n >> c;
    vector<long long> best(c + 1);
    while (n--) {
        int weight;
        long long price;
        cin >> weight >> price;
        for (int load = weight; load <= c; load++) best[load] = max(best[load], best[load - weight] + price);
    }
    cout << best[c] << endl;
}

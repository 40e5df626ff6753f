#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    vector<int> numbers;
    for (int number; cin >> number;) numbers.push_back(number);
    cout << numbers.size() << '\n';
}

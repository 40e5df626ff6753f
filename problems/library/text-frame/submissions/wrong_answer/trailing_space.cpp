#include <bits/stdc++.h>
using namespace std;

int main() {
    string line;
    getline(cin, line);
    vector<string> lines(stoi(line));
    size_t width = 0;
    for (string& one : lines) {
        getline(cin, one);
        width = max(width, one.size());
    }
    string edge = "+" + string(width + 2, '-') + "+";
    cout << edge << " \n";  // a space that nobody sees
    for (const string& one : lines) {
        size_t missing = width - one.size();
        cout << "| " << string(missing / 2, ' ') << one << string(missing - missing / 2, ' ') << " |\n";
    }
    cout << edge << "\n";
}

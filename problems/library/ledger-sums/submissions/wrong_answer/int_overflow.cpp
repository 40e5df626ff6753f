#include <iostream>
#include <vector>

int main() {
    int n, q;
    std::cin >> n >> q;
    std::vector<unsigned> sums(n + 1);
    for (int i = 1; i <= n; i++) {
        long long amount;
        std::cin >> amount;
        sums[i] = sums[i - 1] + static_cast<unsigned>(amount);
    }
    while (q--) {
        int left, right;
        std::cin >> left >> right;
        std::cout << static_cast<int>(sums[right] - sums[left - 1]) << '\n';
    }
}

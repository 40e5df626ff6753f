#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    int n, c;
    std::cin >> n >> c;
    std::vector<long long> best(c + 1);
    while (n--) {
        int weight;
        long long price;
        std::cin >> weight >> price;
        for (int load = c; load >= weight; load--) best[load] = std::max(best[load], best[load - weight] + price);
    }
    std::cout << best[c] << "\n";
}

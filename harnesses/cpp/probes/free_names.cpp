#include <ext/pb_ds/assoc_container.hpp>
#define int long long

static const auto init = [] {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    return 0;
}();

template <class T> using ordered_set = __gnu_pbds::tree<T, __gnu_pbds::null_type, less<T>, __gnu_pbds::rb_tree_tag, __gnu_pbds::tree_order_statistics_node_update>;

class Solution {
public:
    int32_t probe(int32_t n) {
        int variable[n];
        iota(variable, variable + n, 0);
        vector<int> table(variable, variable + n);
        auto sum = [&](this auto&& self, int i) -> int { return i < n ? table[i] + self(i + 1) : 0; };
        ordered_set<int> values;
        for (int value : {5, 1, 3}) values.insert(value);
        return sum(0) + values.order_of_key(4) + __builtin_popcount(7) + ranges::max(vector{1, 2}) + gcd(4, 6) + 23;
    }
};

#include <stdio.h>
#include <stdlib.h>

int main(void) {
    int n, q;
    if (scanf("%d %d", &n, &q) != 2) return 1;
    long long *sums = calloc(n + 1, sizeof *sums);
    for (int i = 1; i <= n; i++) {
        if (scanf("%lld", &sums[i]) != 1) return 1;
        sums[i] += sums[i - 1];
    }
    while (q--) {
        int left, right;
        if (scanf("%d %d", &left, &right) != 2) return 1;
        printf("%lld\n", sums[right] - sums[left - 1]);
    }
}

#include <stdio.h>
#include <stdlib.h>

int main(void) {
    int n, c;
    if (scanf("%d %d", &n, &c) != 2) return 1;
    long long *best = calloc(c + 1, sizeof *best);
    while (n--) {
        int weight, price;
        if (scanf("%d %d", &weight, &price) != 2) return 1;
        for (int load = c; load >= weight; load--)
            if (best[load - weight] + price > best[load]) best[load] = best[load - weight] + price;
    }
    printf("%lld\n", best[c]);
}

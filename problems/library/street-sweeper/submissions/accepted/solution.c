#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    int n, m;
    if (scanf("%d %d", &n, &m) != 2) return 1;
    // Street i has two ends, 2 * i and 2 * i + 1; at each crossing its ends are a list.
    int *crossing = calloc(2 * m + 2, sizeof(int)), *next = calloc(2 * m + 2, sizeof(int));
    int *first = calloc(n + 1, sizeof(int)), *ends = calloc(n + 1, sizeof(int));
    for (int end = 2; end < 2 * m + 2; end++) {
        if (scanf("%d", &crossing[end]) != 1) return 1;
        next[end] = first[crossing[end]];
        first[crossing[end]] = end;
        ends[crossing[end]]++;
    }
    bool possible = true;
    for (int one = 1; one <= n; one++) possible = possible && ends[one] % 2 == 0;

    bool *swept = calloc(m + 1, sizeof(bool));
    int *way = malloc((m + 1) * sizeof(int)), *tour = malloc((m + 1) * sizeof(int));
    int length = 1, count = 0;
    way[0] = 1;
    while (length) {
        int here = way[length - 1];
        while (first[here] && swept[first[here] / 2]) first[here] = next[first[here]];
        if (first[here]) {
            swept[first[here] / 2] = true;
            way[length++] = crossing[first[here] ^ 1];
        } else {
            tour[count++] = here;
            length--;
        }
    }
    if (!possible || count != m + 1) {
        puts("impossible");
        return 0;
    }
    for (int i = 0; i < count; i++) printf("%d\n", tour[i]);
}

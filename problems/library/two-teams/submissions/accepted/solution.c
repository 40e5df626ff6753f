#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static int n, m;
static int *first, *next, *other, *team;

static bool join(int pupil, int number) {
    if (team[pupil]) return team[pupil] == number;
    team[pupil] = number;
    for (int at = first[pupil]; at; at = next[at])
        if (!join(other[at], 3 - number)) return false;
    return true;
}

static void quarrel(int place, int one, int two) {
    other[place] = two;
    next[place] = first[one];
    first[one] = place;
}

int main(void) {
    if (scanf("%d %d", &n, &m) != 2) return 1;
    first = calloc(n + 1, sizeof *first);
    team = calloc(n + 1, sizeof *team);
    next = calloc(2 * m + 1, sizeof *next);
    other = calloc(2 * m + 1, sizeof *other);
    for (int i = 0; i < m; i++) {
        int a, b;
        if (scanf("%d %d", &a, &b) != 2) return 1;
        quarrel(2 * i + 1, a, b);
        quarrel(2 * i + 2, b, a);
    }
    for (int pupil = 1; pupil <= n; pupil++) {
        if (!team[pupil] && !join(pupil, 1)) {
            puts("impossible");
            return 0;
        }
    }
    puts("possible");
    for (int pupil = 1; pupil <= n; pupil++) printf("%d%c", team[pupil], pupil == n ? '\n' : ' ');
}

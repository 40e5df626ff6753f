#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

struct line {
    int to, minutes, next;  // next: another line from the same stop, 0 is none
};

struct waiting {
    long long minutes;
    int stop;
};

// A heap: who can be reached soonest is first.
static struct waiting queue[12002];
static int queued;

static void add(struct waiting one) {
    int at = queued++;
    for (int above; at > 0 && queue[above = (at - 1) / 2].minutes > one.minutes; at = above) queue[at] = queue[above];
    queue[at] = one;
}

static struct waiting takeFirst(void) {
    struct waiting first = queue[0], last = queue[--queued];
    int at = 0;
    for (int below; (below = 2 * at + 1) < queued; at = below) {
        if (below + 1 < queued && queue[below + 1].minutes < queue[below].minutes) below++;
        if (queue[below].minutes >= last.minutes) break;
        queue[at] = queue[below];
    }
    queue[at] = last;
    return first;
}

int main(void) {
    int n, m, s, t;
    if (scanf("%d %d %d %d", &n, &m, &s, &t) != 4) return 1;
    struct line *lines = calloc(m + 1, sizeof *lines);
    int *first = calloc(n + 1, sizeof *first);
    for (int i = 1; i <= m; i++) {
        int from;
        if (scanf("%d %d %d", &from, &lines[i].to, &lines[i].minutes) != 3) return 1;
        lines[i].next = first[from];
        first[from] = i;
    }
    long long *best = malloc((n + 1) * sizeof *best);
    for (int stop = 1; stop <= n; stop++) best[stop] = LLONG_MAX;
    best[s] = 0;
    add((struct waiting){0, s});
    while (queued) {
        struct waiting here = takeFirst();
        if (here.minutes > best[here.stop]) continue;
        for (int i = first[here.stop]; i; i = lines[i].next) {
            long long minutes = here.minutes + lines[i].minutes;
            if (minutes >= best[lines[i].to]) continue;
            best[lines[i].to] = minutes;
            add((struct waiting){minutes, lines[i].to});
        }
    }
    if (best[t] == LLONG_MAX) puts("stranded");
    else printf("%lld\n", best[t]);
}

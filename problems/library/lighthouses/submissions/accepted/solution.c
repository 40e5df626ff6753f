#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct point {
    double x, y;
};

static struct point points[6000], merged[6000], near[6000];

static int byX(const void* a, const void* b) {
    double one = ((const struct point *)a)->x, two = ((const struct point *)b)->x;
    return (one > two) - (one < two);
}

// The smallest distance among points[from:to], which are sorted by x when it is called and by y when it returns.
static double closest(int from, int to) {
    if (to - from < 2) return INFINITY;
    int middle = (from + to) / 2;
    double border = points[middle].x;
    double best = fmin(closest(from, middle), closest(middle, to));

    for (int i = from, left = from, right = middle; i < to; i++) {
        int isLeft = right == to || (left < middle && points[left].y <= points[right].y);
        merged[i] = points[isLeft ? left++ : right++];
    }
    memcpy(points + from, merged + from, (to - from) * sizeof *points);

    int count = 0;
    for (int i = from; i < to; i++) {
        if (fabs(points[i].x - border) >= best) continue;
        for (int j = count - 1; j >= 0 && points[i].y - near[j].y < best; j--)
            best = fmin(best, hypot(points[i].x - near[j].x, points[i].y - near[j].y));
        near[count++] = points[i];
    }
    return best;
}

int main(void) {
    int n;
    if (scanf("%d", &n) != 1) return 1;
    for (int i = 0; i < n; i++)
        if (scanf("%lf %lf", &points[i].x, &points[i].y) != 2) return 1;
    qsort(points, n, sizeof *points, byX);
    printf("%.9f\n", closest(0, n));
}

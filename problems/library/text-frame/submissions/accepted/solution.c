#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char lines[1000][128];

static void edge(int width) {
    putchar('+');
    for (int i = 0; i < width + 2; i++) putchar('-');
    puts("+");
}

int main(void) {
    char number[128];
    if (!fgets(number, sizeof number, stdin)) return 1;
    int n = atoi(number), width = 0;
    for (int i = 0; i < n; i++) {
        if (!fgets(lines[i], sizeof lines[i], stdin)) break;
        lines[i][strcspn(lines[i], "\r\n")] = '\0';
        int length = strlen(lines[i]);
        if (length > width) width = length;
    }
    edge(width);
    for (int i = 0; i < n; i++) {
        int missing = width - (int)strlen(lines[i]);
        printf("| %*s%s%*s |\n", missing / 2, "", lines[i], missing - missing / 2, "");
    }
    edge(width);
}

#include <stdio.h>
#include <stdlib.h>

int main(void) {
    size_t count = 0, room = 1024;
    int *numbers = malloc(room * sizeof *numbers);
    while (scanf("%d", &numbers[count]) == 1) {
        if (++count == room) numbers = realloc(numbers, (room *= 2) * sizeof *numbers);
    }
    printf("%zu\n", count);
}

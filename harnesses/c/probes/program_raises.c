#include <assert.h>

int main() {
    assert(!"boom");  // HERE
}

int probe(int n) {
    printf("hello %d\nno newline", n);
    fprintf(stderr, "warning %d\n", n);
    return n;
}

int main() {}

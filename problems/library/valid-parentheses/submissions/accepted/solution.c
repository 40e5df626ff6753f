bool isValid(char* s) {
    char *expected = malloc(strlen(s) + 1);
    int depth = 0;
    bool isRight = true;
    for (; *s && isRight; s++) {
        switch (*s) {
        case '(': expected[depth++] = ')'; break;
        case '[': expected[depth++] = ']'; break;
        case '{': expected[depth++] = '}'; break;
        default: isRight = depth > 0 && expected[--depth] == *s;
        }
    }
    free(expected);
    return isRight && depth == 0;
}

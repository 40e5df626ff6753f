typedef struct {
    char *owner;
    int *history;
    int count;
} Account;

Account* accountCreate(char* text, int count) {
    Account *account = malloc(sizeof *account);
    account->owner = strdup(text);
    account->history = malloc(sizeof(int));
    account->history[0] = count;
    account->count = 1;
    return account;
}

void accountAdd(Account* obj, int count) {
    obj->history = realloc(obj->history, (obj->count + 1) * sizeof(int));
    obj->history[obj->count] = obj->history[obj->count - 1] + count;
    obj->count++;
}

int* accountGetHistory(Account* obj, int* returnSize) {
    int *copy = malloc(obj->count * sizeof(int));
    memcpy(copy, obj->history, obj->count * sizeof(int));
    *returnSize = obj->count;
    return copy;
}

char* accountGreet(Account* obj, char** words, int wordsSize) {
    char *text = calloc(1000, 1);
    for (int i = 0; i < wordsSize; i++) {
        strcat(text, words[i]);
        strcat(text, " ");
    }
    return strcat(text, obj->owner);
}

void accountFree(Account* obj) {
    free(obj->owner);
    free(obj->history);
    free(obj);
}

long long smallestNumber(long long num) {
    int counts[10] = {0}, first = 0;
    bool isNegative = num < 0;
    for (long long left = llabs(num); left > 0; left /= 10) counts[left % 10]++;
    long long smallest = 0;
    if (isNegative) {
        for (int digit = 9; digit >= 0; digit--)
            while (counts[digit]-- > 0) smallest = smallest * 10 + digit;
        return -smallest;
    }
    for (int digit = 9; digit > 0; digit--)
        if (counts[digit]) first = digit;
    smallest = first;
    counts[first]--;
    for (int digit = 0; digit < 10; digit++)
        while (counts[digit]-- > 0) smallest = smallest * 10 + digit;
    return smallest;
}

function myPow(x: number, n: number): number {
    if (n < 0) return 1 / myPow(x, -n);
    let product: number = 1;
    for (let left = n; left > 0; left = Math.floor(left / 2)) {
        if (left % 2 === 1) product *= x;
        x *= x;
    }
    return product;
};

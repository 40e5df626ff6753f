var probe = function(values) {
    let count = 0;
    for (const value of values) if (value % 2 === 0) values[count++] = value;
    return count;
};

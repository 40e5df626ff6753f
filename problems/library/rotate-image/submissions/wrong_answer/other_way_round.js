var rotate = function(matrix) {
    const n = matrix.length;
    matrix.forEach(row => row.reverse());
    for (let r = 0; r < n; r++) {
        for (let c = r + 1; c < n; c++) {
            [matrix[r][c], matrix[c][r]] = [matrix[c][r], matrix[r][c]];
        }
    }
};

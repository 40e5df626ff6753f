func rotate(matrix [][]int)  {
    turned := make([][]int, len(matrix))
    for i := range turned {
        for j := len(matrix) - 1; j >= 0; j-- {
            turned[i] = append(turned[i], matrix[j][i])
        }
    }
    matrix = turned
}

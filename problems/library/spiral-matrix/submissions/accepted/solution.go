func spiralOrder(matrix [][]int) []int {
    top, bottom, left, right := 0, len(matrix)-1, 0, len(matrix[0])-1
    order := make([]int, 0, len(matrix)*len(matrix[0]))
    for top <= bottom && left <= right {
        order = append(order, matrix[top][left:right+1]...)
        for i := top + 1; i <= bottom; i++ {
            order = append(order, matrix[i][right])
        }
        for j := right - 1; j >= left && top < bottom; j-- {
            order = append(order, matrix[bottom][j])
        }
        for i := bottom - 1; i > top && left < right; i-- {
            order = append(order, matrix[i][left])
        }
        top, bottom, left, right = top+1, bottom-1, left+1, right-1
    }
    return order
}

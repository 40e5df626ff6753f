class Solution {
    public List<Integer> spiralOrder(int[][] matrix) {
        List<Integer> order = new ArrayList<>();
        int top = 0, bottom = matrix.length - 1, left = 0, right = matrix[0].length - 1;
        while (top < bottom && left < right) {
            for (int c = left; c < right; c++) order.add(matrix[top][c]);
            for (int r = top; r < bottom; r++) order.add(matrix[r][right]);
            for (int c = right; c > left; c--) order.add(matrix[bottom][c]);
            for (int r = bottom; r > top; r--) order.add(matrix[r][left]);
            top++;
            bottom--;
            left++;
            right--;
        }
        return order;
    }
}

class Solution {
    func spiralOrder(_ matrix: [[Int]]) -> [Int] {
        var order: [Int] = []
        var rows = 0...(matrix.count - 1), columns = 0...(matrix[0].count - 1)
        while true {
            order += matrix[rows.lowerBound][columns]
            if rows.count == 1 { break }
            rows = (rows.lowerBound + 1)...rows.upperBound
            order += rows.map { matrix[$0][columns.upperBound] }
            if columns.count == 1 { break }
            columns = columns.lowerBound...(columns.upperBound - 1)
            order += matrix[rows.upperBound][columns].reversed()
            if rows.count == 1 { break }
            rows = rows.lowerBound...(rows.upperBound - 1)
            order += rows.reversed().map { matrix[$0][columns.lowerBound] }
            if columns.count == 1 { break }
            columns = (columns.lowerBound + 1)...columns.upperBound
        }
        return order
    }
}

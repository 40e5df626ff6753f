typealias Point = (x: Double, y: Double)

/// Return the smallest distance among points that are sorted by x.
func nearest(_ points: ArraySlice<Point>) -> Double {
    if points.count < 2 { return .infinity }
    let middle = points.startIndex + points.count / 2
    let border = points[middle].x
    var best = min(nearest(points[..<middle]), nearest(points[middle...]))
    let strip = points.filter { abs($0.x - border) < best }.sorted { $0.y < $1.y }
    for (i, point) in strip.enumerated() {
        for other in strip[(i + 1)...] {
            let (dx, dy) = (other.x - point.x, other.y - point.y)
            if dy >= best { break }
            best = min(best, (dx * dx + dy * dy).squareRoot())
        }
    }
    return best
}

let points: [Point] = (0..<Int(readLine()!)!).map { _ in
    let numbers = readLine()!.split(separator: " ").map { Double($0)! }
    return (numbers[0], numbers[1])
}
print(nearest(points.sorted { $0.x < $1.x }[...]))

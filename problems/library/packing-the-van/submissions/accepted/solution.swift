func readNumbers() -> [Int] {
    return readLine()!.split(separator: " ").map { Int($0)! }
}

let first = readNumbers()
var best = [Int](repeating: 0, count: first[1] + 1)
for _ in 0..<first[0] {
    let crate = readNumbers()
    let (weight, price) = (crate[0], crate[1])
    for load in stride(from: first[1], through: weight, by: -1) {
        best[load] = max(best[load], best[load - weight] + price)
    }
}
print(best[first[1]])

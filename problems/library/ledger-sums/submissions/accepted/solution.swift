import Foundation

func readNumbers() -> [Int] {
    return readLine()!.split(separator: " ").map { Int($0)! }
}

let counts = readNumbers()
var sums = [0]
sums.reserveCapacity(counts[0] + 1)
while sums.count <= counts[0] {
    for value in readNumbers() {
        sums.append(sums.last! + value)
    }
}
var lines: [String] = []
for _ in 0..<counts[1] {
    let range = readNumbers()
    lines.append(String(sums[range[1]] - sums[range[0] - 1]))
}
print(lines.joined(separator: "\n"))

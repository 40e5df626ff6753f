import Foundation

let lines = (0..<Int(readLine()!)!).map { _ in readLine() ?? "" }
let width = lines.map(\.count).max()!
let edge = "+" + String(repeating: "-", count: width + 2) + "+"
print(edge)
for line in lines {
    let left = String(repeating: " ", count: (width - line.count) / 2)
    print("| " + (left + line).padding(toLength: width, withPad: " ", startingAt: 0) + " |")
}
print(edge)

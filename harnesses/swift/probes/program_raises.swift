func inner(_ lines: [String]) -> Int {
    fatalError("boom") // HERE
}

var lines: [String] = []
while let line = readLine() { lines.append(line) }
print(inner(lines))

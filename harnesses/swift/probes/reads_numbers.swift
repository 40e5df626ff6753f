var numbers: [Int] = []
while let line = readLine() {
    for word in line.split(separator: " ") {
        numbers.append(Int(word)!)
    }
}
print(numbers.count)

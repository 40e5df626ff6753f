func readNumbers() -> [Int] {
    return readLine()!.split(separator: " ").map { Int($0)! }
}

let counts = readNumbers()
var quarrelled = [[Int]](repeating: [], count: counts[0] + 1)
for _ in 0..<counts[1] {
    let pair = readNumbers()
    quarrelled[pair[0]].append(pair[1])
    quarrelled[pair[1]].append(pair[0])
}

func divide() -> [Int]? {
    var teams = [Int](repeating: 0, count: counts[0] + 1)
    for start in 1..<teams.count where teams[start] == 0 {
        teams[start] = 1
        var waiting = [start]
        while let pupil = waiting.popLast() {
            for other in quarrelled[pupil] {
                if teams[other] == teams[pupil] { return nil }
                if teams[other] == 0 {
                    teams[other] = 3 - teams[pupil]
                    waiting.append(other)
                }
            }
        }
    }
    return Array(teams.dropFirst())
}

if let teams = divide() {
    print("possible")
    print(teams.map(String.init).joined(separator: " "))
} else {
    print("impossible")
}

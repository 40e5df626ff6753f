func readNumbers() -> [Int] {
    return readLine()!.split(separator: " ").map { Int($0)! }
}

let counts = readNumbers()
let (crossings, streets) = (counts[0], counts[1])
var at = [[(crossing: Int, street: Int)]](repeating: [], count: crossings + 1)
for street in 0..<streets {
    let ends = readNumbers()
    at[ends[0]].append((ends[1], street))
    at[ends[1]].append((ends[0], street))
}

func plan() -> [Int]? {
    if at.contains(where: { $0.count % 2 == 1 }) { return nil }
    var swept = [Bool](repeating: false, count: streets)
    var tour: [Int] = []
    var way = [1]
    while let here = way.last {
        if let end = at[here].popLast() {
            if swept[end.street] { continue }
            swept[end.street] = true
            way.append(end.crossing)
        } else {
            tour.append(way.removeLast())
        }
    }
    return tour.count == streets + 1 ? tour : nil
}

print(plan()?.map(String.init).joined(separator: " ") ?? "impossible")

/// A heap with the smallest on top.
struct Heap<Item: Comparable> {
    private var items: [Item] = []

    mutating func push(_ item: Item) {
        items.append(item)
        var i = items.count - 1
        while i > 0, items[i] < items[(i - 1) / 2] {
            items.swapAt(i, (i - 1) / 2)
            i = (i - 1) / 2
        }
    }

    mutating func pop() -> Item? {
        if items.isEmpty { return nil }
        items.swapAt(0, items.count - 1)
        let top = items.removeLast()
        var i = 0
        while let least = [2 * i + 1, 2 * i + 2].filter({ $0 < items.count }).min(by: { items[$0] < items[$1] }),
            items[least] < items[i]
        {
            items.swapAt(i, least)
            i = least
        }
        return top
    }
}

struct Arrival: Comparable {
    let minutes: Int, stop: Int

    static func < (one: Arrival, other: Arrival) -> Bool {
        return one.minutes < other.minutes
    }
}

func readNumbers() -> [Int] {
    return readLine()!.split(separator: " ").map { Int($0)! }
}

let first = readNumbers()
let (stops, lines, start, home) = (first[0], first[1], first[2], first[3])
var leaving = [[(to: Int, minutes: Int)]](repeating: [], count: stops + 1)
for _ in 0..<lines {
    let line = readNumbers()
    leaving[line[0]].append((line[1], line[2]))
}

func ride() -> Int? {
    var left = [Bool](repeating: false, count: stops + 1)
    var waiting = Heap<Arrival>()
    waiting.push(Arrival(minutes: 0, stop: start))
    while let here = waiting.pop() {
        if here.stop == home { return here.minutes }
        if left[here.stop] { continue }
        left[here.stop] = true
        for line in leaving[here.stop] {
            waiting.push(Arrival(minutes: here.minutes + line.minutes, stop: line.to))
        }
    }
    return nil
}

print(ride().map(String.init) ?? "stranded")

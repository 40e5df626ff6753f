class MinStack {
    private var entries: [(value: Int, least: Int)] = []

    init() {}

    func push(_ val: Int) {
        entries.append((val, min(val, entries.last?.least ?? Int.max)))
    }

    func pop() {
        entries.removeLast()
    }

    func top() -> Int {
        return entries.last!.value
    }

    func getMin() -> Int {
        return entries.last!.least
    }
}

class Account {
    private let owner: String
    private var history: [Int]

    init(_ owner: String, _ balance: Int) {
        self.owner = owner
        history = [balance]
    }

    func add(_ amount: Int) {
        history.append(history.last! + amount)
    }

    func getHistory() -> [Int] {
        return history
    }

    func greet(_ words: [String]) -> String {
        return words.joined(separator: " ") + " " + owner
    }
}

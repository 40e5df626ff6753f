class Solution {
    func isValid(_ s: String) -> Bool {
        let closing: [Character: Character] = ["(": ")", "[": "]", "{": "}"]
        var awaited: [Character] = []
        for letter in s {
            if let close = closing[letter] {
                awaited.append(close)
            } else if awaited.removeLast() != letter {
                return false
            }
        }
        return awaited.isEmpty
    }
}

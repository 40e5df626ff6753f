class Solution {
    func letterCombinations(_ digits: String) -> [String] {
        if digits.isEmpty { return [] }
        let keys: [Character: String] = [
            "2": "abc", "3": "def", "4": "ghi", "5": "jkl", "6": "mno", "7": "pqrs", "8": "tuv", "9": "wxyz",
        ]
        return digits.reduce([""]) { texts, digit in
            texts.flatMap { text in keys[digit]!.map { text + String($0) } }
        }
    }
}

class Solution {
    func longestPalindrome(_ s: String) -> String {
        let letters = Array(s)
        var longest = 0..<0
        for middle in letters.indices {
            for end in [middle, middle + 1] {
                var i = middle, j = end
                while i >= 0 && j < letters.count && letters[i] == letters[j] {
                    i -= 1
                    j += 1
                }
                if j - i - 1 > longest.count {
                    longest = (i + 1)..<j
                }
            }
        }
        return String(letters[longest])
    }
}

class Solution {
    func nextGreatestLetter(_ letters: [Character], _ target: Character) -> Character {
        var low = 0, high = letters.count
        while low < high {
            let middle = (low + high) / 2
            if letters[middle] > target {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return letters[low % letters.count]
    }
}

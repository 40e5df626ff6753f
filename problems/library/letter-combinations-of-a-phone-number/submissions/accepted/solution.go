func letterCombinations(digits string) []string {
    if digits == "" {
        return nil
    }
    keys := []string{"abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"}
    texts := []string{""}
    for _, digit := range digits {
        var longer []string
        for _, text := range texts {
            for _, letter := range keys[digit-'2'] {
                longer = append(longer, text+string(letter))
            }
        }
        texts = longer
    }
    return texts
}

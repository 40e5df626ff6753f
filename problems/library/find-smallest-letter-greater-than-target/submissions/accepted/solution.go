func nextGreatestLetter(letters []byte, target byte) byte {
    at := sort.Search(len(letters), func(i int) bool { return letters[i] > target })
    return letters[at%len(letters)]
}

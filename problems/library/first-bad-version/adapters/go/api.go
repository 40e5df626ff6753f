const mostQuestions = 1000

var firstBad, questions int

func isBadVersion(version int) bool {
	questions++
	if questions > mostQuestions {
		panic(fmt.Sprintf("isBadVersion was asked more than %d times", mostQuestions))
	}
	return version >= firstBad
}

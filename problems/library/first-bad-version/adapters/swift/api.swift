let mostQuestions = 1000
var firstBad = 0
var questions = 0

class VersionControl {
    func isBadVersion(_ version: Int) -> Bool {
        questions += 1
        if questions > mostQuestions {
            fatalError("isBadVersion was asked more than \(mostQuestions) times")
        }
        return version >= firstBad
    }
}

static const int mostQuestions = 1000;
static int firstBad, questions;

bool isBadVersion(int version) {
    if (++questions > mostQuestions) {
        throw std::runtime_error("isBadVersion was asked more than " + std::to_string(mostQuestions) + " times");
    }
    return version >= firstBad;
}

enum { mostQuestions = 1000 };
static int firstBad, questions;

bool isBadVersion(int version) {
    if (++questions > mostQuestions) {
        fprintf(stderr, "isBadVersion was asked more than %d times\n", mostQuestions);
        abort();
    }
    return version >= firstBad;
}

public class VersionControl {
    const int MostQuestions = 1000;
    public static int FirstBad, Questions;

    public bool IsBadVersion(int version) {
        if (++Questions > MostQuestions) {
            throw new InvalidOperationException($"IsBadVersion was asked more than {MostQuestions} times");
        }
        return version >= FirstBad;
    }
}

public class VersionControl {
    public static int FirstBad;

    public bool IsBadVersion(int version) => version >= FirstBad;
}

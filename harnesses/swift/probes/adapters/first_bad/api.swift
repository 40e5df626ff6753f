var judgeBad = 0

class VersionControl {
    func isBadVersion(_ version: Int) -> Bool { version >= judgeBad }
}

class MinStack() {
    private case class Entry(value: Int, smallest: Int)

    private var entries = List.empty[Entry]

    def push(`val`: Int): Unit = {
        val smallest = entries.headOption.fold(`val`)(_.smallest.min(`val`))
        entries = Entry(`val`, smallest) :: entries
    }

    def pop(): Unit = {
        entries = entries.tail
    }

    def top(): Int = entries.head.value

    def getMin(): Int = entries.head.smallest
}

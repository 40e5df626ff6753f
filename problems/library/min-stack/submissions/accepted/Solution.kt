class MinStack() {
    private class Entry(val value: Int, val smallest: Int)

    private val entries = ArrayDeque<Entry>()

    fun push(`val`: Int) {
        val smallest = entries.peek()?.smallest ?: `val`
        entries.push(Entry(`val`, min(`val`, smallest)))
    }

    fun pop() {
        entries.pop()
    }

    fun top(): Int = entries.peek().value

    fun getMin(): Int = entries.peek().smallest
}

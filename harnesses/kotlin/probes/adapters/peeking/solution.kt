class PeekingIterator(private val iterator: Iterator<Int>): Iterator<Int> {
    private var ahead: Int? = null

    fun peek(): Int {
        if (ahead == null) ahead = iterator.next()
        return ahead!!
    }

    override fun next(): Int {
        val value = peek()
        ahead = null
        return value
    }

    override fun hasNext(): Boolean {
        return ahead != null || iterator.hasNext()
    }
}

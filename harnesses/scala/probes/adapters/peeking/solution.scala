class PeekingIterator(_iterator: Iterator[Int]) {
    private var ahead: Option[Int] = None

    def peek(): Int = {
        if (ahead.isEmpty) ahead = Some(_iterator.next())
        ahead.get
    }

    def next(): Int = {
        val value = peek()
        ahead = None
        value
    }

    def hasNext(): Boolean = {
        ahead.nonEmpty || _iterator.hasNext
    }
}

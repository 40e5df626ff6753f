object Solution {
    private val closing = Map('(' -> ')', '[' -> ']', '{' -> '}')

    def isValid(s: String): Boolean = {
        def matches(rest: List[Char], open: List[Char]): Boolean = (rest, open) match {
            case (Nil, _) => open.isEmpty
            case (c :: more, _) if closing.contains(c) => matches(more, closing(c) :: open)
            case (c :: more, wanted :: outer) if c == wanted => matches(more, outer)
            case _ => false
        }
        matches(s.toList, Nil)
    }
}

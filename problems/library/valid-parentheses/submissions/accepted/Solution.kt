class Solution {
    fun isValid(s: String): Boolean {
        val closing = mapOf('(' to ')', '[' to ']', '{' to '}')
        val open = Stack<Char>()
        for (c in s) {
            if (c in closing) open.push(closing[c])
            else if (open.isEmpty() || open.pop() != c) return false
        }
        return open.isEmpty()
    }
}

import kotlin.system.exitProcess

class Solution {
    fun probe(n: Int): Int {
        if (n == 0) {
            println("bye")
            exitProcess(0)
        }
        return n
    }
}

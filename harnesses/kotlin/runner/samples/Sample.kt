// What most solutions use: compiled to warm the compiler, and run for the class-data archives.
import java.util.*
import kotlin.math.*

class Sample(private val lists: List<List<Int>>) {
    data class Point(val x: Int, val y: Int)

    private val groups = HashMap<String, MutableList<Int>>()

    fun first(nums: IntArray, s: String, root: TreeNode?, head: ListNode?, d: Double, board: Array<CharArray>): List<List<String>> {
        val counts = mutableMapOf<Int, Int>()
        for (num in nums) counts[num] = counts.getOrDefault(num, 0) + 1
        val queue = ArrayDeque<IntArray>()
        val heap = PriorityQueue<IntArray> { a, b -> a[0] - b[0] }
        val ordered = PriorityQueue<Pair<Int, Int>>(compareBy({ it.first }, { it.second }))
        ordered.offer(1 to 2)
        val text = StringBuilder()
        for ((i, c) in s.withIndex()) {
            groups.getOrPut(s.substring(i)) { mutableListOf() }.add(i)
            if (c.isLetter() && c - 'a' in 0..25) text.append(c).append("$i-$d")
            queue.offer(intArrayOf(i, max(i, board.size)))
        }
        while (queue.isNotEmpty()) {
            val (a, b) = queue.poll()
            heap.add(intArrayOf(min(a, b), abs(a)))
        }
        val memo = Array(nums.size + 1) { LongArray(3) }
        for (i in nums.indices.reversed() step 2) memo[i][0] = memo[i + 1][1] + nums[i].toLong()
        val seen = hashSetOf<Point>()
        seen.add(Point(nums.maxOrNull() ?: 0, nums.sum()))
        var node = head
        while (node?.next != null) node = node.next
        fun depth(at: TreeNode?): Int = if (at == null) 0 else 1 + maxOf(depth(at.left), depth(at.right))
        nums.sort()
        val sorted = nums.toList().sortedByDescending { it }.filter { it % 2 == 0 }.map { it.toString() }.toSet()
        val kind = when {
            depth(root) > 10 -> "deep"
            text.isEmpty() -> "none"
            else -> sorted.joinToString(",")
        }
        println("$kind ${lists.size} ${TreeMap(counts).firstKey()} ${seen.size} ${groups.entries.sumOf { it.value.size }}")
        lists.forEach { one -> one.forEach { text.append(it) } }
        return listOf(listOf("a", "b"))
    }
}

class Solution {
    fun levelOrder(root: TreeNode?): List<List<Int>> {
        val floors = mutableListOf<List<Int>>()
        var floor = listOfNotNull(root)
        while (floor.isNotEmpty()) {
            floors += floor.map { it.`val` }
            floor = floor.flatMap { listOfNotNull(it.left, it.right) }
        }
        return floors
    }
}

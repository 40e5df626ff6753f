/**
 * Definition for a Node.
 * class Node(var _value: Int) {
 *   var value: Int = _value
 *   var neighbors: List[Node] = List()
 * }
 */

object Solution {
    def cloneGraph(graph: Node): Node = {
        val copies = scala.collection.mutable.Map[Node, Node]()

        def copyOf(node: Node): Node = copies.getOrElse(node, {
            val copy = new Node(node.value)
            copies(node) = copy
            copy.neighbors = node.neighbors.map(copyOf)
            copy
        })

        if (graph == null) null else copyOf(graph)
    }
}

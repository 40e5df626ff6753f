object Solution {
    def levelOrder(root: TreeNode): List[List[Int]] = {
        def floors(nodes: List[TreeNode]): List[List[Int]] = nodes match {
            case Nil => Nil
            case _ => nodes.map(_.value) :: floors(nodes.flatMap(node => List(node.left, node.right)).filter(_ != null))
        }
        floors(Option(root).toList)
    }
}

class TreeNode(@JvmField var `val`: Int = 0) {
    @JvmField var left: TreeNode? = null
    @JvmField var right: TreeNode? = null
}

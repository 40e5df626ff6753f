class Solution {
    function probe($n) {
        $root = new TreeNode($n, new TreeNode($n));
        $root->left->right = $root;
        return $root;
    }
}

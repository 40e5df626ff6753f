class Codec {
    function __construct() {
    }

    /**
     * @param TreeNode $root
     * @return String
     */
    function serialize($root) {
        if ($root === null) return '#';
        return $root->val . ' ' . $this->serialize($root->left) . ' ' . $this->serialize($root->right);
    }

    /**
     * @param String $data
     * @return TreeNode
     */
    function deserialize($data) {
        $words = explode(' ', $data);
        $at = 0;
        return $this->read($words, $at);
    }

    private function read(&$words, &$at) {
        $word = $words[$at++];
        if ($word === '#') return null;
        $node = new TreeNode((int) $word);
        $node->left = $this->read($words, $at);
        $node->right = $this->read($words, $at);
        return $node;
    }
}

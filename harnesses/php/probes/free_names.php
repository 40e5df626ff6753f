

<?php declare(strict_types=1);

/** The node that LeetCode gives, brought along. */
class ListNode {
    public $val = 0;
    public $next = null;
    function __construct($val = 0, $next = null) {
        $this->val = $val;
        $this->next = $next;
    }
}

$memo = [3 => 9];

function remembered(int $n): int {
    global $memo;
    return $memo[$n];
}

class Solution {
    function probe(int $n): int {
        $queue = new SplPriorityQueue();
        $queue->insert('far', -9);
        $queue->insert('near', -2);
        $stack = new SplStack();
        $stack->push(4);
        $heap = new SplMinHeap();
        $heap->insert([7, 'a']);
        $vector = new \Ds\Vector([1, 2]);
        $root = new TreeNode(1, new TreeNode());
        assert($queue->extract() === 'near' && bcadd('1', '2') === '3' && gmp_strval(gmp_pow(2, 3)) === '8');
        $total = $stack->top() + $heap->extract()[0] + $vector->sum() + $root->left->val + (new ListNode(5))->val;
        return $total + remembered(3) + mb_strlen('äö') + (ctype_alpha('a') ? 1 : 0) + intdiv($n, 2) + 9;
    }
}
?>

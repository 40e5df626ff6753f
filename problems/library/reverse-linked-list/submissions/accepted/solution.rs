impl Solution {
    pub fn reverse_list(head: Option<Box<ListNode>>) -> Option<Box<ListNode>> {
        let mut left = head;
        let mut reversed = None;
        while let Some(mut node) = left {
            left = std::mem::replace(&mut node.next, reversed);
            reversed = Some(node);
        }
        reversed
    }
}

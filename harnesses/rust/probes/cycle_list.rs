impl Solution {
    pub fn probe(n: i32) -> Option<Box<ListNode>> {
        let node = Box::into_raw(Box::new(ListNode::new(n)));
        unsafe {
            (*node).next = Some(Box::from_raw(node));
            Some(Box::from_raw(node))
        }
    }
}

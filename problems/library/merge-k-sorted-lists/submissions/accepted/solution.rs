use std::cmp::Ordering;
use std::collections::BinaryHeap;

impl Ord for ListNode {
    fn cmp(&self, other: &Self) -> Ordering {
        other.val.cmp(&self.val)
    }
}

impl PartialOrd for ListNode {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Solution {
    pub fn merge_k_lists(lists: Vec<Option<Box<ListNode>>>) -> Option<Box<ListNode>> {
        let mut heads: BinaryHeap<Box<ListNode>> = lists.into_iter().flatten().collect();
        let mut merged = None;
        let mut tail = &mut merged;
        while let Some(mut head) = heads.pop() {
            heads.extend(head.next.take());
            tail = &mut tail.insert(head).next;
        }
        merged
    }
}

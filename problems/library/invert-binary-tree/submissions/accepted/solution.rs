use std::rc::Rc;
use std::cell::RefCell;
impl Solution {
    pub fn invert_tree(root: Option<Rc<RefCell<TreeNode>>>) -> Option<Rc<RefCell<TreeNode>>> {
        let mut waiting: Vec<_> = root.iter().cloned().collect();
        while let Some(node) = waiting.pop() {
            let mut node = node.borrow_mut();
            let left = node.left.take();
            node.left = node.right.take();
            node.right = left;
            waiting.extend(node.left.iter().chain(&node.right).cloned());
        }
        root
    }
}

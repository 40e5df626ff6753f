use std::cell::RefCell;
use std::rc::Rc;

impl Solution {
    pub fn probe(n: i32) -> Option<Rc<RefCell<TreeNode>>> {
        let root = Rc::new(RefCell::new(TreeNode::new(n)));
        let left = Rc::new(RefCell::new(TreeNode::new(n)));
        left.borrow_mut().right = Some(root.clone());
        root.borrow_mut().left = Some(left);
        Some(root)
    }
}

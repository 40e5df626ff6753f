use std::cell::RefCell;
use std::rc::Rc;

struct Codec {}

impl Codec {
    fn new() -> Self {
        Codec {}
    }

    fn serialize(&self, root: Option<Rc<RefCell<TreeNode>>>) -> String {
        fn write(node: &Option<Rc<RefCell<TreeNode>>>, text: &mut String) {
            match node {
                None => text.push_str("# "),
                Some(node) => {
                    let node = node.borrow();
                    text.push_str(&format!("{} ", node.val));
                    write(&node.left, text);
                    write(&node.right, text);
                }
            }
        }
        let mut text = String::new();
        write(&root, &mut text);
        text
    }

    fn deserialize(&self, data: String) -> Option<Rc<RefCell<TreeNode>>> {
        fn read<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Rc<RefCell<TreeNode>>> {
            let val = words.next()?.parse().ok()?;
            let left = read(words);
            let right = read(words);
            Some(Rc::new(RefCell::new(TreeNode { val, left, right })))
        }
        read(&mut data.split_whitespace())
    }
}

use std::sync::atomic::{AtomicI32, Ordering};

pub static FIRST_BAD: AtomicI32 = AtomicI32::new(0);

#[allow(non_snake_case)]
impl Solution {
    pub fn isBadVersion(&self, version: i32) -> bool {
        version >= FIRST_BAD.load(Ordering::Relaxed)
    }
}

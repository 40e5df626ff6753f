use std::sync::atomic::{AtomicI32, Ordering};

const MOST_QUESTIONS: i32 = 1000;
pub static FIRST_BAD: AtomicI32 = AtomicI32::new(0);
pub static QUESTIONS: AtomicI32 = AtomicI32::new(0);

#[allow(non_snake_case)]
impl Solution {
    pub fn isBadVersion(&self, version: i32) -> bool {
        if QUESTIONS.fetch_add(1, Ordering::Relaxed) >= MOST_QUESTIONS {
            panic!("isBadVersion was asked more than {} times", MOST_QUESTIONS);
        }
        version >= FIRST_BAD.load(Ordering::Relaxed)
    }
}

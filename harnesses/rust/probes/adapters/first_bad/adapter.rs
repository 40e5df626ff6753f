use std::sync::atomic::Ordering;

pub struct Adapter;

impl Adapter {
    pub fn judge_first_bad(n: i32, bad: i32) -> i32 {
        FIRST_BAD.store(bad, Ordering::Relaxed);
        Solution.first_bad_version(n)
    }
}

use std::sync::atomic::Ordering;

pub struct Adapter;

impl Adapter {
    pub fn first_bad_for(n: i32, bad: i32) -> i32 {
        FIRST_BAD.store(bad, Ordering::Relaxed);
        QUESTIONS.store(0, Ordering::Relaxed);
        Solution.first_bad_version(n)
    }
}

pub struct JudgePeeking(PeekingIterator);

impl JudgePeeking {
    pub fn new(nums: Vec<i32>) -> Self {
        JudgePeeking(PeekingIterator::new(Numbers(nums.into_iter())))
    }

    pub fn peek(&self) -> i32 {
        self.0.peek()
    }

    pub fn next(&mut self) -> i32 {
        self.0.next()
    }

    pub fn has_next(&self) -> bool {
        self.0.has_next()
    }
}

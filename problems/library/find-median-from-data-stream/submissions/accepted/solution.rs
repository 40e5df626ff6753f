use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The lower half with its largest on top, the upper half with its smallest; the lower has one more when they differ.
#[derive(Default)]
struct MedianFinder {
    lower: BinaryHeap<i32>,
    upper: BinaryHeap<Reverse<i32>>,
}

impl MedianFinder {
    fn new() -> Self {
        Self::default()
    }

    fn add_num(&mut self, num: i32) {
        self.lower.push(num);
        if let Some(largest) = self.lower.pop() {
            self.upper.push(Reverse(largest));
        }
        if self.upper.len() > self.lower.len() {
            if let Some(Reverse(smallest)) = self.upper.pop() {
                self.lower.push(smallest);
            }
        }
    }

    fn find_median(&self) -> f64 {
        let low = f64::from(*self.lower.peek().unwrap());
        if self.lower.len() > self.upper.len() {
            return low;
        }
        let Reverse(high) = *self.upper.peek().unwrap();
        (low + f64::from(high)) / 2.0
    }
}

use std::collections::HashMap;

impl Solution {
    pub fn two_sum(nums: Vec<i32>, target: i32) -> Vec<i32> {
        let mut places = HashMap::with_capacity(nums.len());
        for (place, num) in (0..).zip(nums) {
            if let Some(&other) = places.get(&(target - num)) {
                return vec![other, place];
            }
            places.insert(num, place);
        }
        unreachable!("there is one answer")
    }
}

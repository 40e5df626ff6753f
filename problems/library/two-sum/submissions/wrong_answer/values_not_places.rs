impl Solution {
    pub fn two_sum(nums: Vec<i32>, target: i32) -> Vec<i32> {
        let first = nums.iter().find(|&num| nums.contains(&(target - num))).unwrap();
        vec![*first, target - first]
    }
}

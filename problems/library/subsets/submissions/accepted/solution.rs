impl Solution {
    pub fn subsets(nums: Vec<i32>) -> Vec<Vec<i32>> {
        let chosen = |mask: u32| (0..nums.len()).filter(move |at| mask >> at & 1 == 1);
        (0..1 << nums.len()).map(|mask| chosen(mask).map(|at| nums[at]).collect()).collect()
    }
}

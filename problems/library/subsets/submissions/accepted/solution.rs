impl Solution {
    pub fn subsets(nums: Vec<i32>) -> Vec<Vec<i32>> {
        let chosen = |mask: u32| nums.iter().enumerate().filter(move |&(at, _)| mask >> at & 1 == 1).map(|(_, &num)| num);
        (0..1 << nums.len()).map(|mask| chosen(mask).collect()).collect()
    }
}

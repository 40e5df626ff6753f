impl Solution {
    pub fn two_sum(nums: Vec<i32>, target: i32) -> Vec<i32> {
        let mut place = 0;
        loop {
            let other = target - nums[place];
            if let Some(later) = nums.iter().skip(place + 2).position(|&num| num == other) {
                return vec![place as i32, (place + 2 + later) as i32];
            }
            place += 1; // beyond the end where the two are neighbours
        }
    }
}

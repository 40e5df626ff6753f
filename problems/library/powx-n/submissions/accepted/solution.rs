impl Solution {
    pub fn my_pow(x: f64, n: i32) -> f64 {
        let mut left = n.unsigned_abs();
        let mut square = x;
        let mut power = 1.0;
        while left > 0 {
            if left % 2 == 1 {
                power *= square;
            }
            square *= square;
            left /= 2;
        }
        if n < 0 {
            1.0 / power
        } else {
            power
        }
    }
}

impl Solution {
    pub fn probe(n: i32) -> i32 {
        fn depth(n: i32, path: &mut Vec<i32>) -> i32 {
            if n == 0 {
                return 0;
            }
            path.push(n);
            let below = depth(n - 1, path);
            path.pop();
            below + 1
        }
        depth(n, &mut vec![])
    }
}

impl Solution {
    pub fn probe(n: i32) -> i32 {
        if n == 0 {
            println!("bye");
            std::process::exit(0);
        }
        n
    }
}

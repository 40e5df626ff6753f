impl Solution {
    pub fn probe(n: i32) -> i32 {
        println!("hello {n}");
        print!("no newline");
        eprintln!("warning {n}");
        n
    }
}

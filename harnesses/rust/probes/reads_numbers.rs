use std::io::{read_to_string, stdin};

fn main() {
    let input = read_to_string(stdin()).unwrap();
    let numbers: Vec<i32> = input.split_ascii_whitespace().map(|word| word.parse().unwrap()).collect();
    println!("{}", numbers.len());
}

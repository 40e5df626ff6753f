use std::io::{read_to_string, stdin};

fn main() {
    let input = read_to_string(stdin()).unwrap();
    let mut numbers = input.split_ascii_whitespace().map(|word| word.parse::<usize>().unwrap());
    let mut next = || numbers.next().unwrap();
    let (n, c) = (next(), next());
    let mut best = vec![0; c + 1];
    for _ in 0..n {
        let (weight, price) = (next(), next());
        for load in (weight..=c).rev() {
            best[load] = best[load].max(best[load - weight] + price);
        }
    }
    println!("{}", best[c]);
}

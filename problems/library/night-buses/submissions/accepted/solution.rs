use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{read_to_string, stdin};

fn main() {
    let input = read_to_string(stdin()).unwrap();
    let numbers: Vec<usize> = input.split_ascii_whitespace().map(|word| word.parse().unwrap()).collect();
    let (stops, start, home) = (numbers[0], numbers[2], numbers[3]);
    let mut leaving = vec![vec![]; stops + 1];
    for line in numbers[4..].chunks_exact(3) {
        leaving[line[0]].push((line[1], line[2]));
    }

    let mut left = vec![false; stops + 1];
    let mut waiting = BinaryHeap::from([Reverse((0, start))]);
    while let Some(Reverse((minutes, stop))) = waiting.pop() {
        if stop == home {
            println!("{minutes}");
            return;
        }
        if std::mem::replace(&mut left[stop], true) {
            continue;
        }
        for &(to, more) in &leaving[stop] {
            waiting.push(Reverse((minutes + more, to)));
        }
    }
    println!("stranded");
}

use std::io::{self, Read};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).unwrap();
    let numbers: Vec<usize> = input.split_ascii_whitespace().map(|word| word.parse().unwrap()).collect();
    let pupils = numbers[0];
    let mut quarrelled = vec![vec![]; pupils + 1];
    for pair in numbers[2..].chunks_exact(2) {
        quarrelled[pair[0]].push(pair[1]);
        quarrelled[pair[1]].push(pair[0]);
    }
    let mut teams = vec![0; pupils + 1];
    for first in 1..=pupils {
        if teams[first] != 0 {
            continue;
        }
        teams[first] = 1;
        let mut waiting = vec![first];
        while let Some(pupil) = waiting.pop() {
            for &other in &quarrelled[pupil] {
                if teams[other] == teams[pupil] {
                    println!("impossible");
                    return;
                }
                if teams[other] == 0 {
                    teams[other] = 3 - teams[pupil];
                    waiting.push(other);
                }
            }
        }
    }
    let words: Vec<String> = teams[1..].iter().map(ToString::to_string).collect();
    println!("possible\n{}", words.join(" "));
}

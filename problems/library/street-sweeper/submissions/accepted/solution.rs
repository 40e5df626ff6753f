use std::io::{read_to_string, stdin};

fn tour(crossings: usize, ends: &[usize]) -> Option<Vec<usize>> {
    let streets = ends.len() / 2;
    let mut at = vec![vec![]; crossings + 1];
    for (street, pair) in ends.chunks_exact(2).enumerate() {
        at[pair[0]].push((pair[1], street));
        at[pair[1]].push((pair[0], street));
    }
    if at.iter().any(|ends| ends.len() % 2 == 1) {
        return None;
    }

    let mut swept = vec![false; streets];
    let mut tour = vec![];
    let mut way = vec![1];
    while let Some(&here) = way.last() {
        match at[here].pop() {
            Some((_, street)) if swept[street] => {}
            Some((crossing, street)) => {
                swept[street] = true;
                way.push(crossing);
            }
            None => tour.extend(way.pop()),
        }
    }
    (tour.len() == streets + 1).then_some(tour)
}

fn main() {
    let input = read_to_string(stdin()).unwrap();
    let numbers: Vec<usize> = input.split_ascii_whitespace().map(|word| word.parse().unwrap()).collect();
    match tour(numbers[0], &numbers[2..]) {
        Some(tour) => println!("{}", tour.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")),
        None => println!("impossible"),
    }
}

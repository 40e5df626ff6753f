use std::io::{self, BufRead};

fn main() {
    let mut lines = io::stdin().lock().lines().map(Result::unwrap);
    let count: usize = lines.next().unwrap().trim().parse().unwrap();
    let lines: Vec<String> = lines.chain(std::iter::repeat(String::new())).take(count).collect();
    let width = lines.iter().map(String::len).max().unwrap_or(0);
    let edge = format!("+{}+", "-".repeat(width + 2));
    println!("{edge}");
    for line in lines {
        println!("| {line:^width$} |");
    }
    println!("{edge}");
}

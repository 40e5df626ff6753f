use std::io::{self, BufWriter, Read, Write};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).unwrap();
    let mut numbers = input.split_ascii_whitespace().map(|word| word.parse::<i64>().unwrap());
    let mut next = || numbers.next().unwrap();
    let (days, questions) = (next(), next());
    let mut sums = vec![0];
    for day in 0..days as usize {
        sums.push(sums[day] + next());
    }
    let mut output = BufWriter::new(io::stdout().lock());
    for _ in 0..questions {
        let (from, to) = (next() as usize, next() as usize);
        writeln!(output, "{}", sums[to] - sums[from - 1]).unwrap();
    }
}

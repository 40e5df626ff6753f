use std::io::{read_to_string, stdin};

type Point = (f64, f64);

/// Returns the smallest distance among points that are sorted by x, and sorts them by y.
fn nearest(points: &mut [Point]) -> f64 {
    if points.len() < 2 {
        return f64::INFINITY;
    }
    let middle = points.len() / 2;
    let border = points[middle].0;
    let mut best = nearest(&mut points[..middle]).min(nearest(&mut points[middle..]));
    points.sort_by(|a, b| a.1.total_cmp(&b.1));

    let mut strip: Vec<Point> = vec![];
    for &mut (x, y) in points {
        if (x - border).abs() >= best {
            continue;
        }
        for &(u, v) in strip.iter().rev() {
            if y - v >= best {
                break;
            }
            best = best.min((x - u).hypot(y - v));
        }
        strip.push((x, y));
    }
    best
}

fn main() {
    let input = read_to_string(stdin()).unwrap();
    let numbers: Vec<f64> = input.split_ascii_whitespace().skip(1).map(|word| word.parse().unwrap()).collect();
    let mut points: Vec<Point> = numbers.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    println!("{}", nearest(&mut points));
}

#![allow(dead_code)]
use itertools::Itertools;
use rand::{seq::SliceRandom, thread_rng, Rng};
use regex::Regex;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

#[derive(Debug)]
struct Solution;

struct Counter {
    count: usize,
}

mod inner {
    use super::*;

    pub fn once(counter: &mut Counter) -> usize {
        use std::rc::Rc;
        counter.count += 1;
        Rc::new(counter.count).pow(1)
    }
}

fn main() {
    println!("{:?}", Solution);
}

impl Solution {
    pub fn probe(n: i32) -> i32 {
        let mut values: Vec<i32> = (0..n).collect();
        values.shuffle(&mut thread_rng());
        let heap: BinaryHeap<_> = values.iter().map(|&value| Reverse(value)).collect();
        let Some(Reverse(least)) = heap.peek() else { return 0 };
        let pairs = (0..n).tuple_combinations::<(_, _)>().count() as i32;
        let chance = thread_rng().gen_range(1..=1);
        let found = Regex::new(r"\d+").unwrap().find("a17b").map_or(0, |one| one.as_str().parse().unwrap());
        let once = crate::inner::once(&mut Counter { count: 0 }) as i32;
        least + pairs + chance + found + once + n.isqrt() + values.into_iter().sum::<i32>() + 1
    }
}

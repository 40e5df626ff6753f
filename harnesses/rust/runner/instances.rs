//! What solutions make of std's generics, compiled once: `-Z share-generics` takes it from here.
//! Only what std does not mark `#[inline]` is shared, so nothing is inlined less in a solution's own loops.
//! It takes a small solution with a HashMap from 290 ms of code generation to 150.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, VecDeque};
use std::fmt::{Debug, Write};
use std::hash::Hash;

pub fn all() {
    maps::<i32>();
    maps::<usize>();
    maps::<char>();
    maps::<String>();
    set::<(i32, i32)>();
    set::<(usize, usize)>();
    lists::<i32>();
    lists::<usize>();
    lists::<char>();
    lists::<String>();
    lists::<(i32, i32)>();
    lists::<(i32, usize)>();
    lists::<(usize, usize)>();
    lists::<Vec<i32>>();
    buffer::<i64>(1);
    buffer::<u8>(1);
    buffer::<bool>(true);
    buffer::<f64>(1.0);
    buffer::<Vec<bool>>(vec![]);
    buffer::<Vec<usize>>(vec![]);
    buffer::<Vec<char>>(vec![]);
    buffer::<Vec<String>>(vec![]);
    buffer::<Vec<Vec<i32>>>(vec![]);
    text("1 2");
}

fn maps<K: Default + Hash + Ord + Clone + Debug>() {
    map::<K, i32>(0);
    map::<K, usize>(0);
    map::<K, Vec<i32>>(vec![]);
    set::<K>();
}

fn map<K: Default + Hash + Ord + Clone, V: Clone>(value: V) {
    let mut map = HashMap::new();
    map.insert(K::default(), value.clone());
    *map.entry(K::default()).or_insert(value.clone()) = value.clone();
    map.reserve(map.len());
    map.extend([(K::default(), value.clone())]);
    map.remove(&K::default());
    let mut map: BTreeMap<K, V> = map.into_iter().collect();
    map.insert(K::default(), value.clone());
    *map.entry(K::default()).or_insert(value.clone()) = value.clone();
    map.remove(&K::default());
    map.pop_first();
    map.pop_last();
    let _ = map.range(K::default()..).next();
}

fn set<K: Default + Hash + Ord + Clone>() {
    let mut set: HashSet<K> = [K::default()].into_iter().collect();
    set.insert(K::default());
    set.reserve(1);
    set.remove(&K::default());
    let mut set: BTreeSet<K> = set.into_iter().collect();
    set.insert(K::default());
    set.remove(&K::default());
    set.pop_first();
    set.pop_last();
    let _ = set.range(K::default()..).next();
}

fn lists<T: Default + Ord + Clone + Debug>() {
    buffer(T::default());
    let mut list = vec![T::default(); 3];
    list.sort();
    list.sort_unstable();
    list.sort_by(|a, b| b.cmp(a));
    list.dedup();
    let mut heap: BinaryHeap<T> = list.clone().into();
    heap.push(T::default());
    heap.pop();
    let mut heap: BinaryHeap<Reverse<T>> = list.into_iter().map(Reverse).collect();
    heap.push(Reverse(T::default()));
    heap.pop();
}

fn buffer<T: Clone + Debug>(value: T) {
    let mut list = vec![value.clone(); 3];
    list.push(value.clone());
    list.reserve(2);
    list.insert(0, value.clone());
    list.remove(0);
    list.extend_from_slice(&[value.clone()]);
    list.resize(9, value.clone());
    let mut queue: VecDeque<T> = list.iter().cloned().collect();
    queue.push_back(value.clone());
    queue.push_front(value);
    queue.pop_front();
    queue.pop_back();
    let mut text = String::new();
    let _ = write!(text, "{list:?}");
}

fn text(text: &str) {
    let chars: Vec<char> = text.chars().collect();
    let back: String = chars.iter().rev().collect();
    let words: Vec<&str> = back.split(' ').chain(text.split_whitespace()).collect();
    let strings: Vec<String> = words.iter().map(|word| word.to_string()).collect();
    let _ = (strings.join(" "), strings.concat(), words.join(" "));
    let _ = (text.parse::<i32>(), text.parse::<i64>(), text.parse::<usize>(), text.parse::<f64>());
    let _ = (text.to_lowercase(), text.to_uppercase(), text.repeat(2), text.replace(' ', ""));
    let _: Vec<String> = text.split(',').map(String::from).collect();
    println!("{strings:?}");
}

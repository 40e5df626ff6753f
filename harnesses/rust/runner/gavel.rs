//! The harness for Rust: reads arguments, writes results (harnesses/README.md has the protocol).
//! The glue calls it, by types; lists of scalars are compiled here, and not once more with each solution.

use std::any::Any;
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::mem::ManuallyDrop;
use std::os::fd::FromRawFd;
use std::rc::Rc;

const TESTS: i32 = 3;
const ANSWERS: i32 = 4;
/// A cycle in a result must end somewhere; no test has an answer this long.
const MAX_NODES: usize = 2_000_000;
/// No number of the protocol is longer, but for doubles; below it the buffer is asked for more at each byte.
const NUMBER: usize = 24;

/// Both ends of the protocol: the test as it comes in, and the answer so far.
pub struct Wire {
    tests: ManuallyDrop<File>,
    answers: ManuallyDrop<File>,
    buffer: Box<[u8]>,
    here: usize,
    end: usize,
    is_first: bool, // in a list: no value was read yet
    line: Vec<u8>,
    results: Vec<usize>, // of a class problem: where in the line each begins
    after: Option<(Box<[u8]>, usize, usize)>, // what comes after a result that is read as an argument
    links: Option<Links>,
}

/// The nodes that arguments share: their rows are a test's last value, everywhere else they are numbers.
#[derive(Default)]
struct Links {
    nodes: Vec<Rc<dyn Any>>,
    numbers: HashMap<*const (), usize>, // made for the first node of an answer
    grows: bool,                        // a node that was not given gets a row of its own
}

impl Links {
    /// The number of a node, None of one that has none and gets none.
    fn number_of<T: 'static>(&mut self, node: &Rc<T>) -> Option<usize> {
        if self.numbers.is_empty() {
            self.numbers.extend(self.nodes.iter().enumerate().map(|(at, one)| (Rc::as_ptr(one).cast(), at)));
        }
        let key = Rc::as_ptr(node).cast();
        if let Some(&number) = self.numbers.get(&key) {
            return Some(number);
        }
        if !self.grows {
            return None;
        }
        if self.nodes.len() == MAX_NODES {
            fail("the result is more than 2000000 nodes");
        }
        self.numbers.insert(key, self.nodes.len());
        self.nodes.push(node.clone());
        Some(self.nodes.len() - 1)
    }
}

/// What can be an argument or a result.
pub trait Value: Sized {
    fn read(wire: &mut Wire) -> Self;
    fn write(&self, wire: &mut Wire);

    fn read_list(wire: &mut Wire) -> Vec<Self> {
        read_list(wire)
    }

    fn write_list(values: &[Self], wire: &mut Wire) {
        write_list(values, wire)
    }
}

/// The same methods as the trait's own, but of a type: those are compiled where they are called.
macro_rules! lists_are_compiled_here {
    () => {
        fn read_list(wire: &mut Wire) -> Vec<Self> {
            read_list(wire)
        }

        fn write_list(values: &[Self], wire: &mut Wire) {
            write_list(values, wire)
        }
    };
}

/// A node of a linked list: the solution's own type, for it may add traits to it.
pub trait List: Sized {
    fn with(val: i32) -> Self;
    fn val(&self) -> i32;
    fn next(&self) -> &Option<Box<Self>>;
    fn next_mut(&mut self) -> &mut Option<Box<Self>>;
}

/// A node of a tree: the solution's own type too.
pub trait Tree: Sized + 'static {
    fn with(val: i32) -> Self;
    fn val(&self) -> i32;
    fn val_mut(&mut self) -> &mut i32;
    fn children(&self) -> [&Option<Rc<RefCell<Self>>>; 2];
    fn children_mut(&mut self) -> [&mut Option<Rc<RefCell<Self>>>; 2];
}

/// Answer one test after the other.
pub fn serve(answer: fn(&mut Wire)) {
    let mut wire = unsafe {
        Wire {
            tests: ManuallyDrop::new(File::from_raw_fd(TESTS)),
            answers: ManuallyDrop::new(File::from_raw_fd(ANSWERS)),
            buffer: vec![0; 1 << 16].into_boxed_slice(),
            here: 0,
            end: 0,
            is_first: false,
            line: Vec::new(),
            results: Vec::new(),
            after: None,
            links: None,
        }
    };
    // The header is the signature: known since compile time.
    while wire.peek().is_some() && wire.take() != b'\n' {}
    while wire.next() {
        answer(&mut wire);
        wire.answer();
    }
}

fn fail(sentence: &str) -> ! {
    let _ = std::io::stdout().flush();
    eprintln!("{sentence}");
    std::process::exit(1)
}

impl Wire {
    #[inline]
    pub fn read<T: Value>(&mut self) -> T {
        T::read(self)
    }

    #[inline]
    pub fn write<T: Value>(&mut self, value: &T) {
        value.write(self)
    }

    /// The next character of the test is this one.
    pub fn expect(&mut self, wanted: u8) {
        if self.peek() != Some(wanted) {
            fail("the test does not fit the signature");
        }
        self.here += 1;
        self.is_first = wanted == b'[';
    }

    pub fn put(&mut self, byte: u8) {
        self.line.push(byte);
    }

    pub fn write_null(&mut self) {
        self.line.extend_from_slice(b"null");
    }

    /// Of a class problem: what is written next is a result.
    pub fn begin_result(&mut self) {
        self.results.push(self.line.len());
    }

    /// Before each argument of a method: `{"result":1}` stands for what operation 1 was answered with.
    pub fn argument(&mut self) {
        if self.peek() != Some(b'{') {
            return;
        }
        self.word(b"{\"result\":");
        let number = self.integer() as usize;
        self.expect(b'}');
        let result = self.line[self.results[number]..self.results[number + 1] - 1].into();
        self.after = Some((std::mem::replace(&mut self.buffer, result), self.here, self.end));
        self.here = 0;
        self.end = self.buffer.len();
    }

    /// The arguments of this test share nodes.
    pub fn begin_links(&mut self, grows: bool) {
        self.links = Some(Links { grows, ..Links::default() });
    }

    fn node_at<T: Tree>(&mut self, number: usize) -> Rc<RefCell<T>> {
        let nodes = &mut self.links.get_or_insert_default().nodes;
        while nodes.len() <= number {
            nodes.push(Rc::new(RefCell::new(T::with(0))));
        }
        nodes[number].clone().downcast().unwrap_or_else(|_| fail("nodes of two types"))
    }

    fn read_link<T: Tree>(&mut self) -> Option<Rc<RefCell<T>>> {
        if self.is_null() {
            return None;
        }
        let number = self.integer() as usize;
        Some(self.node_at(number))
    }

    pub fn read_rows<T: Tree>(&mut self) {
        let mut number = 0;
        self.expect(b'[');
        while self.more() {
            let node = self.node_at::<T>(number);
            let mut node = node.borrow_mut();
            self.expect(b'[');
            *node.val_mut() = self.integer() as i32;
            for child in node.children_mut() {
                self.expect(b',');
                *child = self.read_link();
            }
            self.expect(b']');
            number += 1;
        }
    }

    fn write_link<T: Tree>(&mut self, node: &Option<Rc<RefCell<T>>>) {
        match node.as_ref().map(|node| self.links.get_or_insert_default().number_of(node)) {
            None => self.write_null(),
            Some(None) => self.write_text("a node that was not given"),
            Some(Some(number)) => self.write_integer(number as i64),
        }
    }

    /// What the nodes hold, and those that they have come to lead to.
    pub fn write_rows<T: Tree>(&mut self) {
        let mut number = 0;
        self.put(b'[');
        while number < self.links.get_or_insert_default().nodes.len() {
            if number > 0 {
                self.put(b',');
            }
            let node = self.node_at::<T>(number);
            let node = node.borrow();
            self.put(b'[');
            self.write_integer(i64::from(node.val()));
            for child in node.children() {
                self.put(b',');
                self.write_link(child);
            }
            self.put(b']');
            number += 1;
        }
        self.put(b']');
    }

    fn next(&mut self) -> bool {
        while self.peek() == Some(b'\n') {
            self.here += 1;
        }
        self.peek().is_some()
    }

    /// Flush the solver's prints, then send what was written.
    fn answer(&mut self) {
        let _ = std::io::stdout().flush();
        self.line.push(b'\n');
        if self.answers.write_all(&self.line).is_err() {
            fail("the answer could not be sent");
        }
        self.line.clear();
        self.line.shrink_to(1 << 20);
        self.results.clear();
    }

    #[cold]
    fn fill(&mut self) -> bool {
        if let Some(after) = self.after.take() {
            (self.buffer, self.here, self.end) = after;
            if self.here < self.end {
                return true;
            }
        }
        self.here = 0;
        self.end = loop {
            match self.tests.read(&mut self.buffer) {
                Ok(count) => break count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => break 0,
            }
        };
        self.end > 0
    }

    #[inline]
    fn peek(&mut self) -> Option<u8> {
        loop {
            if self.here == self.end && !self.fill() {
                return None;
            }
            match self.buffer[self.here] {
                b' ' => self.here += 1,
                byte => return Some(byte),
            }
        }
    }

    #[inline]
    fn take(&mut self) -> u8 {
        if self.here == self.end && !self.fill() {
            fail("the test ended too early");
        }
        self.here += 1;
        self.buffer[self.here - 1]
    }

    /// In a list: true before each value, false at its end.
    #[inline]
    fn more(&mut self) -> bool {
        if self.peek() == Some(b']') {
            self.here += 1;
            self.is_first = false;
            return false;
        }
        if !self.is_first {
            self.expect(b',');
        }
        self.is_first = false;
        true
    }

    fn is_null(&mut self) -> bool {
        if self.peek() != Some(b'n') {
            return false;
        }
        self.word(b"null");
        true
    }

    fn word(&mut self, word: &[u8]) {
        word.iter().for_each(|&byte| self.expect(byte));
    }

    #[inline]
    fn integer(&mut self) -> i64 {
        let is_negative = self.peek() == Some(b'-');
        self.here += is_negative as usize;
        let mut value = 0_u64;
        if self.end - self.here >= NUMBER {
            for &byte in &self.buffer[self.here..self.here + NUMBER] {
                if !byte.is_ascii_digit() {
                    break;
                }
                value = value.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
                self.here += 1;
            }
        } else {
            while let Some(byte @ b'0'..=b'9') = self.peek() {
                value = value.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
                self.here += 1;
            }
        }
        if is_negative { value.wrapping_neg() as i64 } else { value as i64 }
    }

    fn write_integer(&mut self, value: i64) {
        let mut digits = [0; 20];
        let mut at = digits.len();
        let mut left = value.unsigned_abs();
        loop {
            at -= 1;
            digits[at] = b'0' + (left % 10) as u8;
            left /= 10;
            if left == 0 {
                break;
            }
        }
        if value < 0 {
            self.line.push(b'-');
        }
        self.line.extend_from_slice(&digits[at..]);
    }

    fn hex4(&mut self) -> u32 {
        (0..4).fold(0, |value, _| value * 16 + (self.take() as char).to_digit(16).unwrap_or(0))
    }

    /// What follows `\u`; beyond the first 65,536 characters it takes two of them.
    fn escaped(&mut self) -> char {
        let mut code = self.hex4();
        if (0xD800..0xDC00).contains(&code) {
            self.take();
            self.take();
            code = 0x10000 + ((code - 0xD800) << 10) + (self.hex4() & 0x3FF);
        }
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn write_text(&mut self, text: &str) {
        self.line.push(b'"');
        for &byte in text.as_bytes() {
            match byte {
                b'"' | b'\\' => self.line.extend_from_slice(&[b'\\', byte]),
                0..0x20 | 0x7F => {
                    let _ = write!(self.line, "\\u{byte:04x}");
                }
                _ => self.line.push(byte),
            }
        }
        self.line.push(b'"');
    }
}

impl Value for i32 {
    lists_are_compiled_here!();

    #[inline]
    fn read(wire: &mut Wire) -> Self {
        wire.integer() as i32
    }

    fn write(&self, wire: &mut Wire) {
        wire.write_integer(i64::from(*self));
    }
}

impl Value for i64 {
    lists_are_compiled_here!();

    #[inline]
    fn read(wire: &mut Wire) -> Self {
        wire.integer()
    }

    fn write(&self, wire: &mut Wire) {
        wire.write_integer(*self);
    }
}

impl Value for f64 {
    lists_are_compiled_here!();

    fn read(wire: &mut Wire) -> Self {
        let mut digits = [0; 400];
        let mut size = 0;
        while let Some(byte @ (b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')) = wire.peek() {
            if size == digits.len() {
                break;
            }
            digits[size] = byte;
            size += 1;
            wire.here += 1;
        }
        match str::from_utf8(&digits[..size]).unwrap_or("").parse() {
            Ok(value) => value,
            Err(_) => fail("the test does not fit the signature"),
        }
    }

    fn write(&self, wire: &mut Wire) {
        let _ = match *self {
            f64::INFINITY => write!(wire.line, "Infinity"),
            f64::NEG_INFINITY => write!(wire.line, "-Infinity"),
            value => write!(wire.line, "{value:?}"), // the shortest that reads back; NaN as the word
        };
    }
}

impl Value for bool {
    lists_are_compiled_here!();

    fn read(wire: &mut Wire) -> Self {
        let value = wire.peek() == Some(b't');
        wire.word(if value { b"true" } else { b"false" });
        value
    }

    fn write(&self, wire: &mut Wire) {
        wire.line.extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

impl Value for char {
    lists_are_compiled_here!();

    fn read(wire: &mut Wire) -> Self {
        let text = String::read(wire);
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(value), None) => value,
            _ => fail("the test does not fit the signature"),
        }
    }

    fn write(&self, wire: &mut Wire) {
        wire.write_text(self.encode_utf8(&mut [0; 4]));
    }
}

impl Value for String {
    lists_are_compiled_here!();

    fn read(wire: &mut Wire) -> Self {
        let mut text = Vec::new();
        wire.expect(b'"');
        loop {
            // Up to the next quote or backslash in one piece.
            let rest = &wire.buffer[wire.here..wire.end];
            let stop = rest.iter().position(|&byte| matches!(byte, b'"' | b'\\')).unwrap_or(rest.len());
            text.extend_from_slice(&rest[..stop]);
            wire.here += stop;
            match wire.take() {
                b'"' => break,
                b'\\' => {}
                byte => {
                    text.push(byte); // the first of the next piece
                    continue;
                }
            }
            let byte = match wire.take() {
                b'b' => 8,
                b'f' => 12,
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'u' => {
                    let value = wire.escaped();
                    text.extend_from_slice(value.encode_utf8(&mut [0; 4]).as_bytes());
                    continue;
                }
                byte => byte,
            };
            text.push(byte);
        }
        String::from_utf8(text).unwrap_or_else(|_| fail("a test has text that is not UTF-8"))
    }

    fn write(&self, wire: &mut Wire) {
        wire.write_text(self);
    }
}

impl<T: Value> Value for Vec<T> {
    fn read(wire: &mut Wire) -> Self {
        T::read_list(wire)
    }

    fn write(&self, wire: &mut Wire) {
        T::write_list(self, wire);
    }
}

fn read_list<T: Value>(wire: &mut Wire) -> Vec<T> {
    let mut values = Vec::new();
    wire.expect(b'[');
    while wire.more() {
        values.push(T::read(wire));
    }
    values
}

fn write_list<T: Value>(values: &[T], wire: &mut Wire) {
    wire.put(b'[');
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            wire.put(b',');
        }
        value.write(wire);
    }
    wire.put(b']');
}

impl<T: List> Value for Option<Box<T>> {
    fn read(wire: &mut Wire) -> Self {
        let mut head = None;
        let mut tail = &mut head;
        wire.expect(b'[');
        while wire.more() {
            tail = tail.insert(Box::new(T::with(i32::read(wire)))).next_mut();
        }
        head
    }

    fn write(&self, wire: &mut Wire) {
        let (mut node, mut count) = (self, 0);
        wire.put(b'[');
        while let Some(one) = node {
            if count > 0 {
                wire.put(b',');
            }
            count += 1;
            if count > MAX_NODES {
                fail("the result is a linked list of more than 2000000 nodes; it may have a cycle");
            }
            wire.write_integer(i64::from(one.val()));
            node = one.next();
        }
        wire.put(b']');
    }
}

impl<T: Tree> Value for Option<Rc<RefCell<T>>> {
    fn read(wire: &mut Wire) -> Self {
        if wire.links.is_some() {
            return wire.read_link();
        }
        let mut root = None;
        let mut parents: VecDeque<Rc<RefCell<T>>> = VecDeque::new();
        let mut side = 0;
        wire.expect(b'[');
        while wire.more() {
            let node = if wire.is_null() { None } else { Some(Rc::new(RefCell::new(T::with(i32::read(wire))))) };
            if let Some(parent) = parents.front() {
                parent.borrow_mut().children_mut()[side].clone_from(&node);
                side += 1;
                if side == 2 {
                    parents.pop_front();
                    side = 0;
                }
            } else if root.is_none() {
                root.clone_from(&node);
            } else {
                fail("a tree node without a parent");
            }
            parents.extend(node);
        }
        root
    }

    fn write(&self, wire: &mut Wire) {
        if wire.links.is_some() {
            return wire.write_link(self);
        }
        let mut queue = VecDeque::from([self.clone()]);
        let (mut count, mut nulls) = (0, 0); // nulls are written when a node follows
        wire.put(b'[');
        while let Some(next) = queue.pop_front() {
            let Some(node) = next else {
                nulls += 1;
                continue;
            };
            for _ in 0..nulls {
                wire.line.extend_from_slice(b"null,");
            }
            nulls = 0;
            count += 1;
            if count > MAX_NODES {
                fail("the result is a tree of more than 2000000 nodes; it may have a cycle");
            }
            let node = node.borrow();
            wire.write_integer(i64::from(node.val()));
            wire.put(b',');
            queue.extend(node.children().map(Option::clone));
        }
        if wire.line.last() == Some(&b',') {
            wire.line.pop();
        }
        wire.put(b']');
    }
}

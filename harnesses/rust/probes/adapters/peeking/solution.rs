use std::cell::RefCell;
use std::iter::Peekable;

struct PeekingIterator {
    numbers: RefCell<Peekable<Numbers>>,
}

impl PeekingIterator {
    fn new(numbers: Numbers) -> Self {
        PeekingIterator { numbers: RefCell::new(numbers.peekable()) }
    }

    fn next(&self) -> i32 {
        self.numbers.borrow_mut().next().unwrap()
    }

    fn peek(&self) -> i32 {
        *self.numbers.borrow_mut().peek().unwrap()
    }

    fn has_next(&self) -> bool {
        self.numbers.borrow_mut().peek().is_some()
    }
}
